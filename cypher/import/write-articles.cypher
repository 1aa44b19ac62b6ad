// Articles ...
UNWIND $rows AS row
MERGE (a:Article {id: row.id})
SET a = row;

// ... and who published them.
UNWIND $published AS row
MATCH (a:Article {id: row.article})
MATCH (o:Entity {id: row.outlet})
CREATE (o)-[:PUBLISHED {form: row.form}]->(a);
