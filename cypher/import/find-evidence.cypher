// What these articles brought to the graph, before it is taken back: forms ...
UNWIND $ids AS id
MATCH (:Article {id: id})-[m:MENTIONS]->(:Entity)
RETURN m.form AS form, count(*) AS articles;

// ... and claims, with the edge that each speaks of.
UNWIND $ids AS id
MATCH (:Article {id: id})-[:STATES]->(c:Claim)
OPTIONAL MATCH (c)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(o:Entity)
RETURN c.id AS claim, c.edge AS edge, c.type AS type, c.role AS role, s.id AS subject, o.id AS object;
