UNWIND $ids AS id
MATCH (s:Article {id: id})-[r]->(o)
RETURN s.id AS start, labels(s) AS startLabels, type(r) AS type, properties(r) AS properties, o.id AS end, labels(o) AS endLabels;
