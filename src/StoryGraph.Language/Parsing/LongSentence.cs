namespace StoryGraph.Language.Parsing;

/// <summary>
/// Cuts a very long sentence where a reader would draw breath, since the matrix of arc scores grows with the square of its words.
/// </summary>
/// <remarks>Each piece is parsed by itself; the root of the first is the root, the others hang on it.</remarks>
internal readonly ref struct LongSentence(ReadOnlySpan<string> forms)
{
    /// <summary>Words in a piece at most.</summary>
    public const int MostWords = 240;

    public const string RelationOfLaterPieces = "parataxis";

    private readonly ReadOnlySpan<string> forms = forms;

    public Enumerator GetEnumerator() => new(forms);

    internal ref struct Enumerator(ReadOnlySpan<string> forms)
    {
        private readonly ReadOnlySpan<string> forms = forms;
        private int start;
        private int end;

        public readonly Range Current => start..end;

        public bool MoveNext()
        {
            start = end;
            end = start + Next(forms[start..]);
            return start < forms.Length;
        }

        /// <summary>Words until the cut: after the strongest mark in the second half of what fits, the last of equals.</summary>
        private static int Next(ReadOnlySpan<string> rest)
        {
            if (rest.Length <= MostWords)
                return rest.Length;
            var (cut, strength) = (MostWords, 0);
            for (var at = MostWords; at > MostWords / 2; at--)
            {
                if (Strength(rest[at - 1]) is var found && found > strength)
                    (cut, strength) = (at, found);
            }

            return cut;
        }

        private static int Strength(string form) => form switch
        {
            "." or "?" or "!" or "..." or "…" => 4,
            ";" or ":" => 3,
            ")" or "]" or "”" or "\"" or "''" or "—" or "–" or "--" => 2,
            "," or "-" => 1,
            _ => 0,
        };
    }
}
