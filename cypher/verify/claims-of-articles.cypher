UNWIND $ids AS id
MATCH (:Article {id: id})-[:STATES]->(c:Claim)
RETURN id AS article, c.id AS claim, c.sentence AS sentence, c.start AS start, c.end AS end, c.edge AS edge, c.modality AS modality
ORDER BY article, claim;
