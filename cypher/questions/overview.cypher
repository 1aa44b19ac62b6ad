// title: What the graph holds
// asks: What does the graph hold?
// column kind: nodes or edges
// column name: label or edge type
// column count: how many
CALL () {
  MATCH (n) WHERE n:Entity OR n:Article OR n:Claim
  UNWIND [label IN labels(n) WHERE NOT label IN ['Entity', 'Actor']] AS label
  RETURN 'nodes' AS kind, label AS name, count(*) AS count
  UNION ALL
  MATCH (:Entity)-[r]->(:Entity) WHERE r.claims IS NOT NULL
  RETURN 'edges' AS kind, type(r) AS name, count(*) AS count
}
RETURN kind, name, count
ORDER BY kind DESC, count DESC, name;
