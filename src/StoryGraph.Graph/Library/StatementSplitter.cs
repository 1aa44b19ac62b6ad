using System.Collections.Immutable;

namespace StoryGraph.Graph.Library;

/// <summary>Cuts a .cypher file into its statements at each ';' that stands outside strings, quoted names and comments.</summary>
public static class StatementSplitter
{
    /// <returns>The statements with their comments, without the ';' and white space around them; none that hold comments only.</returns>
    public static ImmutableArray<string> Split(string text)
    {
        var statements = ImmutableArray.CreateBuilder<string>();
        var (start, hasCode) = (0, false);
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfLexeme(text, at);
            if (text[at] == ';')
            {
                Add(at);
                start = end;
            }
            else if (!char.IsWhiteSpace(text[at]) && !IsComment(text, at))
            {
                hasCode = true;
            }

            at = end;
        }

        Add(text.Length);
        return statements.ToImmutable();

        void Add(int end)
        {
            if (hasCode)
            {
                statements.Add(text[start..end].Trim());
            }

            hasCode = false;
        }
    }

    private static bool IsComment(string text, int at) => text[at] == '/' && at + 1 < text.Length && text[at + 1] is '/' or '*';

    private static int EndOfLexeme(string text, int at) => text[at] switch
    {
        '\'' or '"' => EndOfString(text, at),
        '`' => After(text, "`", at + 1),
        '/' when IsComment(text, at) => After(text, text[at + 1] == '/' ? "\n" : "*/", at + 2),
        _ => at + 1,
    };

    private static int EndOfString(string text, int at)
    {
        var quote = text[at++];
        while (at < text.Length && text[at] != quote)
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at + 1, text.Length);
    }

    private static int After(string text, string mark, int from)
    {
        var at = from < text.Length ? text.IndexOf(mark, from, StringComparison.Ordinal) : -1;
        return at < 0 ? text.Length : at + mark.Length;
    }
}
