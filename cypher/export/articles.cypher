// Nodes go out page by page in the order of their ids, so that no store has to hold or sort them all.
MATCH (n:Article)
WHERE n.id > $after
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties
ORDER BY n.id
LIMIT $limit;
