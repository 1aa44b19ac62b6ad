// All claims that speak of these edges, whatever their modality.
UNWIND $edges AS edge
MATCH (c:Claim {edge: edge})<-[:STATES]-(a:Article)
OPTIONAL MATCH (o:Entity)-[:PUBLISHED]->(a)
RETURN c.edge AS edge, c.id AS claim, c.modality AS modality, c.confidence AS confidence, c.date AS date, c.sentence AS sentence,
       c.role AS role, c.former AS former, a.id AS article, a.published AS published, a.url AS url, a.copyOf AS copyOf, o.name AS outlet;
