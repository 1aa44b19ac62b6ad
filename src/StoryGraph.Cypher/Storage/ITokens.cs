namespace StoryGraph.Cypher.Storage;

/// <summary>The names of labels, relationship types and property keys as small numbers; one numbering for all three.</summary>
internal interface ITokens
{
    /// <summary>The token of a name, or <see cref="Tokens.Unknown"/> when nothing in the graph has ever been called so.</summary>
    /// <remarks>A token once found stays good. An unknown one may become known by a write of the same query: ask again then.</remarks>
    int Find(string name);

    string NameOf(int token);

    /// <summary>Tokens count from 0 without gaps.</summary>
    int Count { get; }
}

internal static class Tokens
{
    /// <summary>Stands for a name without a token: no label, type or property matches it.</summary>
    public const int Unknown = -1;
}
