// Edges that rest on these articles.
UNWIND $ids AS id
MATCH (:Article {id: id})-[:STATES]->(c:Claim)
WHERE c.edge IS NOT NULL
MATCH (c)-[:SUBJECT]->(s:Entity)
MATCH (c)-[:OBJECT]->(o:Entity)
RETURN DISTINCT c.edge AS edge, c.type AS type, c.role AS role, s.id AS subject, o.id AS object;
