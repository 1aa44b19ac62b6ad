using System.Collections.Immutable;
using StoryGraph.Language;

namespace StoryGraph.Extraction.Tests.Syntax;

/// <summary>A sentence written by hand: a word a line, "form lemma UPOS XPOS head relation", heads from 1, 0 for the root.</summary>
internal static class Tree
{
    public static Sentence Of(string lines, params EntitySpan[] entities)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        var at = 0;
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            tokens.Add(new Token
            {
                Index = tokens.Count,
                Form = columns[0],
                Lemma = columns[1],
                Upos = columns[2],
                Xpos = columns[3],
                Head = int.Parse(columns[4]) - 1,
                Relation = columns[5],
                Span = new TextSpan(at, at + columns[0].Length),
            });
            at += columns[0].Length + 1;
        }

        return new Sentence(new TextSpan(0, Math.Max(0, at - 1)), tokens.ToImmutable(), [.. entities]);
    }

    /// <summary>The text whose words stand where the tree says.</summary>
    public static string TextOf(Sentence sentence) => string.Join(' ', sentence.Tokens.Select(token => token.Form));

    public static AnalyzedText TextWith(Sentence sentence) => new(TextOf(sentence), [sentence]);
}
