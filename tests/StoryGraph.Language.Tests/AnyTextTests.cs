using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace StoryGraph.Language.Tests;

/// <summary>What holds for the analysis of any text at all.</summary>
public class AnyTextTests
{
    private static readonly TextAnalyzer Analyzer = new(LanguageModel.Embedded);

    /// <summary>Words of all kinds, damage, signs and alphabets, in any order.</summary>
    private static readonly Gen<string> Texts = Gen.Elements(
            "Nairobi", "signed", "the", "protocol", "didn't", "U.S.", "al-Bashir", "thetalksbetweenthem", "end.The", "http://a.b/c?d=e", "10:30", "3,5",
            "...", "((", "]", "\"", "\u201C", "\u2019s", "\uD83D\uDE00", "\u0645\u0631\u062D\u0628\u0627", "\u05E9\u05DC\u05D5\u05DD", "\u4F60\u597D",
            "e\u0301", "\u200D", "\u00AD", "\uFEFF", "\0", "\u0007", "\uD800", "\uDC00", "\n", "\r\n", "\n\n", "\t", "\u00A0", "\u2028", " ", ",", "-", "'")
        .ListOf()
        .Select(parts => string.Concat(parts.Select((part, i) => i % 3 == 0 ? part + " " : part)));

    [Fact]
    public void SpansGiveTheTextBackInOrderAndWithoutOverlap() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll(Texts.ToArbitrary(), Holds));

    [Fact]
    public void RandomBytesAreSurvived()
    {
        var random = new Random(7);
        for (var round = 0; round < 40; round++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            Assert.True(Holds(Encoding.UTF8.GetString(bytes)));
            Assert.True(Holds(Encoding.Latin1.GetString(bytes)));
        }
    }

    [Theory]
    [InlineData('x', 1_000_000)]
    [InlineData('(', 10_000)]
    [InlineData('.', 1_000)]
    [InlineData('\'', 1_000)]
    [InlineData('7', 1_000)]
    [InlineData('\u0001', 1_000)]
    [InlineData('\uD83D', 1_000)]
    [InlineData('\u0645', 1_000)]
    public void OneCharacterWithoutEndIsSurvived(char c, int count) => Assert.True(Holds(new string(c, count)));

    [Fact]
    public void WordsWithoutASpaceAreSurvived() =>
        Assert.True(Holds(string.Concat(Enumerable.Repeat("thegovernment,thepeopleand7others(who)", 300))));

    private static bool Holds(string text)
    {
        var analysis = Analyzer.Analyze(text);
        var covered = new bool[text.Length];
        var end = 0;
        foreach (var sentence in analysis.Sentences)
        {
            Assert.InRange(sentence.Span.Start, end, text.Length);
            Assert.Equal(sentence.Span, new TextSpan(sentence.Tokens[0].Span.Start, sentence.Tokens[^1].Span.End));
            foreach (var token in sentence.Tokens)
            {
                Assert.InRange(token.Span.Start, end, text.Length);
                Assert.Equal(token.Form, token.Span.In(text).ToString());
                Assert.NotEqual(0, token.Span.Length);
                Assert.InRange(token.Head, -1, sentence.Tokens.Length - 1);
                covered.AsSpan(token.Span.Start, token.Span.Length).Fill(true);
                end = token.Span.End;
            }

            Assert.Single(sentence.Tokens, token => token.Head < 0);
            Assert.All(sentence.Entities, entity => Assert.InRange(entity.End, entity.Start + 1, sentence.Tokens.Length));
        }

        Assert.Equal(-1, Enumerable.Range(0, text.Length).FirstOrDefault(i => char.IsWhiteSpace(text[i]) == covered[i], -1));
        return true;
    }
}
