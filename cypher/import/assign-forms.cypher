// Whom each form stands for, and why.
UNWIND $rows AS row
MATCH (f:Form {id: row.id})
SET f.entity = row.entity, f.rule = row.rule;
