namespace StoryGraph.Training.Evaluation;

/// <summary>Scores as a Markdown table, F1 in percent.</summary>
internal static class ScoreTable
{
    public const string Head =
        "| part | from | tokens | words | sentences | UPOS | XPOS | lemmas | UAS | LAS |\n"
        + "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n";

    public static string Row(string part, string source, Conll18Scores scores) => FormattableString.Invariant(
        $"| {part} | {source} | {scores.Tokens.F1:F2} | {scores.Words.F1:F2} | {scores.Sentences.F1:F2} | {scores.Upos.F1:F2} | {scores.Xpos.F1:F2} | {scores.Lemmas.F1:F2} | {scores.Uas.F1:F2} | {scores.Las.F1:F2} |\n");
}
