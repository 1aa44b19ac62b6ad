// How many articles use each form: one that nobody uses any more goes.
UNWIND $rows AS row
MATCH (f:Form {id: row.id})
SET f.articles = row.articles;
