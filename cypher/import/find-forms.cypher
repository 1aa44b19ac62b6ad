// Which of these forms are there already, and whom each stands for.
UNWIND $ids AS id
MATCH (f:Form {id: id})
RETURN f.id AS id, f.block AS block, f.entity AS entity, f.articles AS articles;
