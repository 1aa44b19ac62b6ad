namespace StoryGraph.Cypher.Values.Temporal;

/// <summary>A field of a date, time or duration is out of its range. Whoever reads the fields turns it into the query's error.</summary>
internal sealed class TemporalRangeException(string message) : Exception(message);
