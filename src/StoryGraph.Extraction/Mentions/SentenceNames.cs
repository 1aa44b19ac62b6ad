using System.Collections.Immutable;

namespace StoryGraph.Extraction.Mentions;

/// <summary>The names of one sentence, by place.</summary>
internal sealed class SentenceNames
{
    private readonly Mention?[] at;

    public SentenceNames(int tokens, ImmutableArray<Mention> mentions)
    {
        All = mentions;
        at = new Mention?[tokens];
        foreach (var mention in mentions)
        {
            for (var i = mention.Start; i < mention.End; i++)
            {
                at[i] = mention;
            }
        }
    }

    /// <summary>In the order of the text, without overlap.</summary>
    public ImmutableArray<Mention> All { get; }

    /// <summary>The mention that a token is part of.</summary>
    public Mention? At(int token) => token >= 0 && token < at.Length ? at[token] : null;

    /// <summary>The mention whose head a token is.</summary>
    public Mention? HeadedBy(int token) => At(token) is { } mention && mention.Head == token ? mention : null;
}
