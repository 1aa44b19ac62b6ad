using System.Collections.Concurrent;
using StoryGraph.Language.Neural;
using StoryGraph.Language.Pipeline;

namespace StoryGraph.Language.Parsing;

/// <summary>Words and tags in, a tree out: features, network, spanning tree, relations.</summary>
internal sealed class DependencyParser : IDependencyParser
{
    private readonly ParserModel model;
    private readonly WordVectors? vectors;
    private readonly ConcurrentBag<ParserWorkspace> workspaces = [];

    /// <exception cref="LanguageModelException">The parser was trained with word vectors of another width than these.</exception>
    public DependencyParser(ParserModel model, WordVectors? vectors)
    {
        (this.model, this.vectors) = (model, vectors);
        var given = model.Features.Columns + (vectors?.Dimensions ?? 0);
        if (given != model.Network.Shape.Inputs)
        {
            throw new LanguageModelException(
                $"The parser of the language model expects {model.Network.Shape.Inputs} numbers for a word, and features and word vectors "
                + $"give {given}. Its sections 'parser' and 'vectors' must come from one training: train or fetch the model again.");
        }
    }

    public ParserNetwork Network => model.Network;

    public void Parse(
        ReadOnlySpan<string> forms, ReadOnlySpan<string> xpos, ReadOnlySpan<string> upos, Span<int> heads, Span<string> relations)
    {
        var work = workspaces.TryTake(out var kept) ? kept : new ParserWorkspace();
        var firstRoot = -1;
        foreach (var piece in new LongSentence(forms))
        {
            ParsePiece(work, forms[piece], xpos[piece], upos[piece], heads[piece], relations[piece]);
            var (start, length) = piece.GetOffsetAndLength(forms.Length);
            for (var word = start; word < start + length; word++)
            {
                if (heads[word] >= 0)
                    heads[word] += start;
                else if (firstRoot < 0)
                    firstRoot = word;
                else
                    (heads[word], relations[word]) = (firstRoot, LongSentence.RelationOfLaterPieces);
            }
        }

        workspaces.Add(work);
    }

    /// <summary>Runs the network over one sentence; arcs and relations can then be scored.</summary>
    public void Encode(ParserWorkspace work, ReadOnlySpan<string> forms, ReadOnlySpan<string> xpos, ReadOnlySpan<string> upos)
    {
        var inputs = model.Network.Shape.Inputs;
        var input = work.Input.Reserve(forms.Length * inputs);
        for (var word = 0; word < forms.Length; word++)
        {
            var row = input.Slice(word * inputs, inputs);
            model.Features.Look(forms[word], xpos[word], upos[word], row);
            vectors?.Copy(vectors.Find(forms[word]), row[model.Features.Columns..]);
        }

        model.Network.Encode(work, [forms.Length]);
    }

    private void ParsePiece(
        ParserWorkspace work,
        ReadOnlySpan<string> forms,
        ReadOnlySpan<string> xpos,
        ReadOnlySpan<string> upos,
        Span<int> heads,
        Span<string> relations)
    {
        Encode(work, forms, xpos, upos);
        work.Tree.Find(model.Network.ScoreArcs(work, 0, forms.Length), forms.Length + 1, heads);
        var scores = model.Network.ScoreRelations(work, 0, heads);
        for (var word = 0; word < forms.Length; word++)
        {
            relations[word] = heads[word] < 0
                ? ParserModel.RootRelation
                : model.Relations[Best(scores.Slice(word * model.Relations.Length, model.Relations.Length))];
        }
    }

    /// <summary>The first of the largest.</summary>
    private static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var at = 1; at < scores.Length; at++)
        {
            if (scores[at] > scores[best])
                best = at;
        }

        return best;
    }
}
