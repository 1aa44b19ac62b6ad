using System.Collections.Immutable;

namespace StoryGraph.Asking.Grammar;

/// <summary>One way to ask for something: an intent and the sequence of words and slots that expresses it.</summary>
internal sealed record QuestionPattern(string Intent, string Text, ImmutableArray<PatternElement> Elements)
{
    /// <param name="intent">Name of what is asked.</param>
    /// <param name="text">Words with | between alternatives, [ ] around what may be missing, &lt;slot&gt;.</param>
    /// <exception cref="FormatException">A bracket is missing; the message quotes the pattern.</exception>
    public static QuestionPattern Parse(string intent, string text)
    {
        var parts = text.Replace("[", " [ ").Replace("]", " ] ").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var position = 0;
        var elements = ParseSequence(parts, ref position, text, nested: false);
        return new QuestionPattern(intent, text, elements);
    }

    private static ImmutableArray<PatternElement> ParseSequence(string[] parts, ref int position, string text, bool nested)
    {
        var elements = ImmutableArray.CreateBuilder<PatternElement>();
        while (position < parts.Length)
        {
            var part = parts[position++];
            switch (part)
            {
                case "[":
                    elements.Add(new PatternElement.Optional(ParseSequence(parts, ref position, text, nested: true)));
                    break;
                case "]" when nested:
                    return elements.ToImmutable();
                case "]":
                    throw new FormatException($"The question pattern '{text}' closes a bracket that it did not open.");
                case ['<', .. var name, '>']:
                    elements.Add(new PatternElement.Slot(name));
                    break;
                default:
                    elements.Add(new PatternElement.Word([.. part.Split('|')]));
                    break;
            }
        }

        return nested ? throw new FormatException($"The question pattern '{text}' does not close a bracket.") : elements.ToImmutable();
    }
}
