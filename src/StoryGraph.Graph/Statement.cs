using System.Collections.Immutable;

namespace StoryGraph.Graph;

/// <summary>One Cypher statement and its parameters. Data only ever travels as parameters.</summary>
/// <param name="Text">Cypher without a closing semicolon.</param>
/// <param name="Parameters">
/// Values by name: null, bool, long (int is widened), double, string, byte[], <see cref="TemporalValue"/>, <see cref="PointValue"/>,
/// lists and maps of these.
/// </param>
public sealed record Statement(string Text, IReadOnlyDictionary<string, object?> Parameters)
{
    public Statement(string text)
        : this(text, ImmutableDictionary<string, object?>.Empty)
    {
    }
}
