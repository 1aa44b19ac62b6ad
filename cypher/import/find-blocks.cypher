// All forms of these blocks: what resolution looks at, and nothing else.
UNWIND $blocks AS block
MATCH (f:Form {block: block})
RETURN properties(f) AS form;
