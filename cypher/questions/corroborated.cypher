// title: What several outlets report by themselves
// asks: What do at least {outlets} outlets report?
// parameter outlets = 2: how many, at least
// parameter limit = 50: rows at most
// column subject
// column type: the relation
// column object
// column outlets: how many report it by themselves
// column reportedBy: which
// column firstReported
// column sentence: what it rests on, the surest of all
MATCH (s:Entity)-[r]->(o:Entity)
WHERE r.outlets >= $outlets
RETURN s.name AS subject, type(r) AS type, o.name AS object, r.outlets AS outlets, r.reportedBy AS reportedBy, r.firstReported AS firstReported,
       r.sentence AS sentence
ORDER BY outlets DESC, subject, type, object, r.id
LIMIT $limit;
