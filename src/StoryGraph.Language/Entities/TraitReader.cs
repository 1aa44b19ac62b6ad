namespace StoryGraph.Language.Entities;

/// <summary>Fills in the traits of a document's tokens: spelling first, then lists, runs of capitals, and last what is known from elsewhere in the document.</summary>
internal sealed class TraitReader(WordClasses words, NameLists lists)
{
    private static readonly ulong UnitedStatesOfAmerica = Folding.Hash("usa");
    private static readonly ulong The = Folding.Hash("the");
    private static readonly ulong And = Folding.Hash("and");
    private static readonly ulong Of = Folding.Hash("of");
    private static readonly HashSet<ulong> LinksInNames = Hashes("of for on de del da do dos di du des la le les al el ul - ' 's & von van der den bin ibn");
    private static readonly HashSet<ulong> PlacePrepositions = Hashes("in at from near into across throughout inside outside");
    private static readonly HashSet<ulong> SpeechWords = Hashes("said says told added stated tweeted argued claimed announced denied");

    public TokenTraits[] Read(EntityDocument document)
    {
        var traits = new TokenTraits[document.Tokens];
        ReadInto(document, traits, new DocumentMemory());
        return traits;
    }

    public void ReadInto(EntityDocument document, Span<TokenTraits> traits, DocumentMemory memory)
    {
        memory.Clear();
        for (var s = 0; s < document.Sentences; s++)
        {
            var (start, end) = (document.StartOf(s), document.EndOf(s));
            var forms = document.Forms[start..end];
            var sentence = traits[start..end];
            for (var i = 0; i < forms.Length; i++)
            {
                ReadSpelling(forms[i], ref sentence[i]);
                sentence[i].Tag = document.Tags[start + i];
            }

            ReadSentenceCase(sentence);
            ReadLists(sentence);
            ReadRuns(forms, sentence, start);
            for (var i = 0; i < sentence.Length; i++)
                memory.Note(sentence[i], CluesHere(sentence, i, start));
            NoteInitials(forms, sentence, start, memory);
        }

        for (var s = 0; s < document.Sentences; s++)
        {
            var (start, end) = (document.StartOf(s), document.EndOf(s));
            var sentence = traits[start..end];
            for (var i = 0; i < sentence.Length; i++)
                sentence[i].Elsewhere = memory.Elsewhere(sentence[i], CluesHere(sentence, i, start), document.Forms[start + i]);
        }
    }

    private void ReadSpelling(string form, ref TokenTraits token)
    {
        token = default;
        token.Form = Folding.HashExactly(form);
        Span<char> folded = stackalloc char[64];
        var length = 0;
        var (capitals, small, digits, dots) = (0, 0, 0, 0);
        var (shape, shortShape) = (Folding.Seed, Folding.Seed);
        var (last, repeats) = ('\0', 0);
        for (var i = 0; i < form.Length; i++)
        {
            var c = form[i];
            var kind = char.IsUpper(c) ? 'X' : char.IsLower(c) ? 'x' : char.IsDigit(c) ? '9' : char.IsLetter(c) ? 'l' : Folding.Fold(c);
            capitals += kind == 'X' ? 1 : 0;
            small += kind is 'x' or 'l' ? 1 : 0;
            digits += kind == '9' ? 1 : 0;
            dots += kind == '.' ? 1 : 0;
            repeats = kind == last ? repeats + 1 : 1;
            if (repeats == 1)
                shortShape = Folding.Add(shortShape, kind);
            if (repeats <= 4)
                shape = Folding.Add(shape, kind);
            last = kind;
            if (length < folded.Length)
                folded[length++] = Folding.Fold(c);
        }

        token.Shape = shape;
        token.ShortShape = shortShape;
        var first = form.Length > 0 && char.IsUpper(form[0]);
        token.Case = capitals + small == 0 ? LetterCase.None
            : capitals == 0 ? LetterCase.Lower
            : small == 0 && (capitals > 1 || dots > 0) ? LetterCase.Upper
            : first && capitals == 1 ? LetterCase.Capitalised
            : LetterCase.Mixed;
        var word = folded[..length];
        token.Prefix2 = Folding.Hash(word[..Math.Min(2, length)]);
        token.Prefix3 = Folding.Hash(word[..Math.Min(3, length)]);
        token.Prefix4 = Folding.Hash(word[..Math.Min(4, length)]);
        token.Suffix2 = Folding.Hash(word[Math.Max(0, length - 2)..]);
        token.Suffix3 = Folding.Hash(word[Math.Max(0, length - 3)..]);
        token.Suffix4 = Folding.Hash(word[Math.Max(0, length - 4)..]);
        token.Folded = FoldedHash(form);
        token.Word = words.Find(token.Folded);
        (token.Cluster1, token.Cluster2, token.Cluster3) = words.Above(token.Word.Cluster);
        token.RunHead = -1;
    }

    /// <summary>The hash by which lists and vectors know a word: folded, "U.N." as "UN", and "US" apart from "us".</summary>
    internal static ulong FoldedHash(ReadOnlySpan<char> form)
    {
        var (letters, dots) = (0, 0);
        foreach (var c in form)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            dots += c == '.' ? 1 : 0;
        }

        var isAbbreviation = dots > 0 && letters == dots && form.Length == letters + dots;
        var hash = Folding.Seed;
        foreach (var c in form)
            hash = isAbbreviation && c == '.' ? hash : Folding.Add(hash, Folding.Fold(c));
        return form is "US" or "U.S." ? UnitedStatesOfAmerica : hash;
    }

    private static void ReadSentenceCase(Span<TokenTraits> sentence)
    {
        var (words, capitalised, upper) = (0, 0, 0);
        foreach (ref readonly var token in sentence)
        {
            if (token.Case == LetterCase.None)
                continue;
            words++;
            capitalised += token.Case != LetterCase.Lower ? 1 : 0;
            upper += token.Case == LetterCase.Upper ? 1 : 0;
        }

        var kind = words < 4 ? SentenceCase.Usual
            : upper * 10 >= words * 7 ? SentenceCase.Upper
            : capitalised * 10 >= words * 6 ? SentenceCase.Title
            : capitalised == 0 ? SentenceCase.Lower
            : SentenceCase.Usual;
        foreach (ref var token in sentence)
            token.SentenceCase = kind;
    }

    private void ReadLists(Span<TokenTraits> sentence)
    {
        for (var i = 0; i < sentence.Length; i++)
        {
            var phrase = NameLists.Append(Folding.Seed, sentence[i].Folded);
            var found = lists.Find(phrase);
            sentence[i].Lists = found & ~NameClasses.Prefix;
            var (longest, longestFound) = (0, NameClasses.None);
            for (var length = 2; (found & NameClasses.Prefix) != 0 && length <= NameLists.MaxTokens && i + length <= sentence.Length; length++)
            {
                phrase = NameLists.Append(phrase, sentence[i + length - 1].Folded);
                found = lists.Find(phrase);
                if ((found & ~NameClasses.Prefix) != 0)
                    (longest, longestFound) = (length, found & ~NameClasses.Prefix);
            }

            // An earlier phrase that reaches further keeps its tokens: "South Korea" inside "Bank of South Korea".
            if (longest == 0 || sentence[i + longest - 1].PhrasePart != PhrasePart.None || IsWritten(sentence[i..(i + longest)]) is false)
                continue;
            for (var k = i; k < i + longest; k++)
            {
                sentence[k].PhraseLists = longestFound;
                sentence[k].PhrasePart = k == i ? PhrasePart.First : k == i + longest - 1 ? PhrasePart.Last : PhrasePart.Inner;
            }
        }
    }

    // A phrase of a list counts as a name only where it is written like one, or where the sentence tells nothing by its case.
    private static bool IsWritten(ReadOnlySpan<TokenTraits> phrase)
    {
        if (phrase[0].SentenceCase is SentenceCase.Lower or SentenceCase.Upper)
            return true;
        foreach (ref readonly var token in phrase)
        {
            if (token.Case >= LetterCase.Capitalised)
                return true;
        }

        return false;
    }

    private static void ReadRuns(ReadOnlySpan<string> forms, Span<TokenTraits> sentence, int offset)
    {
        for (var i = 0; i < sentence.Length;)
        {
            if (!StartsRun(sentence, i))
            {
                i++;
                continue;
            }

            var end = i + 1;
            var (head, ofSeen) = (IsBodyHead(sentence[i]) ? i : -1, false);
            for (var k = end; k < sentence.Length; k++)
            {
                if (IsCapital(sentence[k]))
                {
                    end = k + 1;
                    head = head < 0 && IsBodyHead(sentence[k]) ? k : head;
                    continue;
                }

                var folded = sentence[k].Folded;
                var links = LinksInNames.Contains(folded) || (folded == The && k > 0 && LinksInNames.Contains(sentence[k - 1].Folded)) || (ofSeen && head >= 0 && folded == And);
                if (!links || k - end >= 2)
                    break;
                ofSeen |= folded == Of;
            }

            // The initials after the name are no part of its run, only a sign that it is one.
            var acronym = end + 2 < sentence.Length && forms[end] == "(" && sentence[end + 1].Case == LetterCase.Upper && forms[end + 2] == ")";
            for (var k = i; k < end; k++)
            {
                sentence[k].RunStart = offset + i;
                sentence[k].RunEnd = offset + end;
                sentence[k].RunHead = head < 0 ? -1 : offset + head;
                sentence[k].RunHasAcronym = acronym && end - i > 1;
            }

            i = end;
        }
    }

    private static bool StartsRun(ReadOnlySpan<TokenTraits> sentence, int i) =>
        IsCapital(sentence[i]) && !(i == 0 && sentence[i].Word.Frequency is > 0 and <= 4 && sentence[i].Lists == NameClasses.None);

    private static bool IsCapital(in TokenTraits token) => token.Case >= LetterCase.Capitalised;

    private static bool IsBodyHead(in TokenTraits token) => (token.Lists & NameClasses.BodyHead) != 0;

    private static DocumentClues CluesHere(ReadOnlySpan<TokenTraits> sentence, int i, int offset)
    {
        ref readonly var token = ref sentence[i];
        if (token.Case == LetterCase.Lower)
            return DocumentClues.LowerCase;
        if (!IsCapital(token) || token.SentenceCase != SentenceCase.Usual)
            return DocumentClues.None;
        var clues = DocumentClues.Repeated;
        if (i > 0)
        {
            ref readonly var before = ref sentence[i - 1];
            clues |= DocumentClues.CapitalisedInside;
            if ((before.Lists & NameClasses.GivenName) != 0 && IsCapital(before))
                clues |= DocumentClues.AfterGivenName;
            if ((before.Lists & NameClasses.PersonTitle) != 0)
                clues |= DocumentClues.AfterTitle;
            if (PlacePrepositions.Contains(before.Folded))
                clues |= DocumentClues.AfterPlacePreposition;
            if (before.Folded == The)
                clues |= DocumentClues.AfterThe;
        }

        if (i + 1 < sentence.Length && SpeechWords.Contains(sentence[i + 1].Folded))
            clues |= DocumentClues.BeforeSpeech;
        if (token.RunEnd - token.RunStart > 1)
        {
            if (token.RunStart == offset + i)
                clues |= DocumentClues.BeginsRun;
            if (token.RunEnd == offset + i + 1)
                clues |= DocumentClues.EndsRun;
            if (token.RunHead >= 0)
                clues |= DocumentClues.InBodyRun;
        }

        if ((token.PhraseLists & NameClasses.Body) != 0)
            clues |= DocumentClues.InBodyPhrase;
        if ((token.PhraseLists & (NameClasses.Country | NameClasses.Region | NameClasses.Town | NameClasses.Landform)) != 0)
            clues |= DocumentClues.InPlacePhrase;
        return clues;
    }

    private static void NoteInitials(ReadOnlySpan<string> forms, ReadOnlySpan<TokenTraits> sentence, int offset, DocumentMemory memory)
    {
        for (var i = 0; i < sentence.Length;)
        {
            var end = sentence[i].RunEnd - offset;
            if (end <= i)
            {
                i++;
                continue;
            }

            // "International Institute for Strategic Studies" is IISS, "Department of Defense" DOD: with and without the small words.
            var (capitals, all, count) = (Folding.Seed, Folding.Seed, 0);
            for (var k = i; k < end; k++)
            {
                var initial = Folding.Fold(forms[k].Length > 0 ? forms[k][0] : ' ');
                all = char.IsLetter(initial) ? Folding.Add(all, initial) : all;
                if (!IsCapital(sentence[k]))
                    continue;
                capitals = Folding.Add(capitals, initial);
                count++;
            }

            if (count > 1)
            {
                var clue = sentence[i].RunHead >= 0 ? DocumentClues.ExpandsToBody : DocumentClues.ExpandsToRun;
                memory.NoteInitials(capitals, clue);
                memory.NoteInitials(all, clue);
            }

            i = end;
        }
    }

    private static HashSet<ulong> Hashes(string words) => [.. words.Split(' ').Select(word => Folding.Hash(word))];
}
