namespace StoryGraph.Extraction.Knowledge;

/// <summary>A knowledge file is wrong. <see cref="Exception.Message"/> names file, line, entry and fault.</summary>
public sealed class KnowledgeException(string message) : Exception(message);
