UNWIND $ids AS id
MATCH (f:Form {id: id})
DETACH DELETE f;
