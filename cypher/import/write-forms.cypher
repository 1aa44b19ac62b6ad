// New forms.
UNWIND $rows AS row
MERGE (f:Form {id: row.id})
SET f = row;
