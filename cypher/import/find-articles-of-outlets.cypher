UNWIND $ids AS id
MATCH (:Entity {id: id})-[:PUBLISHED]->(a:Article)
RETURN a.id AS id;
