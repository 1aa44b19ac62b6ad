using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution;

/// <summary>A compiled expression: its value for the row that stands now.</summary>
internal delegate Value Evaluator();
