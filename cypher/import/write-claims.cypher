// What an article states ...
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
CREATE (a)-[:STATES]->(c:Claim)
SET c = row.properties;

// ... of whom ...
UNWIND $subjects AS row
MATCH (c:Claim {id: row.claim})
MATCH (e:Entity {id: row.entity})
CREATE (c)-[:SUBJECT {form: row.form}]->(e);

// ... and towards whom or what ...
UNWIND $objects AS row
MATCH (c:Claim {id: row.claim})
MATCH (e:Entity {id: row.entity})
CREATE (c)-[:OBJECT {form: row.form}]->(e);

// ... according to whom ...
UNWIND $sources AS row
MATCH (c:Claim {id: row.claim})
MATCH (e:Entity {id: row.entity})
CREATE (c)-[:ATTRIBUTED_TO {form: row.form}]->(e);

// ... and what a statement is about.
UNWIND $topics AS row
MATCH (c:Claim {id: row.claim})
MATCH (e:Entity {id: row.entity})
CREATE (c)-[:ABOUT {form: row.form}]->(e);
