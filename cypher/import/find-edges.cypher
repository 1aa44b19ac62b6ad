// Direct edges as they stand.
UNWIND $rows AS row
MATCH (s:Entity {id: row.subject})-[r:$(row.type) {id: row.id}]->(:Entity {id: row.object})
RETURN properties(r) AS edge;
