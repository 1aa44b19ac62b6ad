using StoryGraph.Training.Parsing;

namespace StoryGraph.Language.Tests.Parsing;

/// <summary>A tiny language that a network learns in a second: subject, verb, object, each with its determiner, and a full stop.</summary>
internal static class ToyTreebank
{
    private static readonly string[] Nouns = ["envoy", "treaty", "council", "pact", "minister"];
    private static readonly string[] Verbs = ["signed", "opposed", "praised"];

    public static ParserExample[] Sentences(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Sentence(random))];
    }

    private static ParserExample Sentence(Random random)
    {
        var (subject, verb, @object) = (Nouns[random.Next(5)], Verbs[random.Next(3)], Nouns[random.Next(5)]);
        return random.Next(2) == 0
            ? Example($"The {subject} {verb} the {@object} .", "DT NN VBD DT NN .", "DET NOUN VERB DET NOUN PUNCT",
                [1, 2, -1, 4, 2, 2], "det nsubj root det obj punct")
            : Example($"The {@object} was {verb} by the {subject} .", "DT NN VBD VBN IN DT NN .", "DET NOUN AUX VERB ADP DET NOUN PUNCT",
                [1, 3, 3, -1, 6, 6, 3, 3], "det nsubj:pass aux:pass root case det obl:agent punct");
    }

    private static ParserExample Example(string forms, string xpos, string upos, int[] heads, string relations) => new(
        forms.Split(' '), xpos.Split(' '), upos.Split(' '), xpos.Split(' '), upos.Split(' '), heads, relations.Split(' '));
}
