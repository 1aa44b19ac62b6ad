namespace StoryGraph.Cypher.Parsing.Ast;

/// <summary>Whatever stands in a statement; it knows where.</summary>
internal abstract record Node
{
    public SourceSpan Span { get; init; }
}
