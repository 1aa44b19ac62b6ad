// What the graph has of these articles.
UNWIND $ids AS id
MATCH (a:Article {id: id})
RETURN a.id AS id, a.contentHash AS contentHash, a.version AS version, a.fingerprint AS fingerprint, a.signature AS signature;
