// Entities as their forms make them.
UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
SET e = row.properties
SET e:$(row.labels);
