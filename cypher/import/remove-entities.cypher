// Entities that no form stands for any more, with the direct edges they had.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
DETACH DELETE e;
