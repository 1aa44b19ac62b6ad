// Direct edges that no asserted claim supports any more.
UNWIND $rows AS row
MATCH (:Entity {id: row.subject})-[r:$(row.type) {id: row.id}]->(:Entity {id: row.object})
DELETE r;
