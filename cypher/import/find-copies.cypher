// Articles of the same text: only the first of them counts as a source of its own.
UNWIND $signatures AS signature
MATCH (a:Article {signature: signature})
RETURN a.id AS id, a.signature AS signature, a.published AS published, a.copyOf AS copyOf;
