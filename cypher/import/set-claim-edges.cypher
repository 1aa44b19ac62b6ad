// Which edge each claim speaks of now.
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
SET c.edge = row.edge;
