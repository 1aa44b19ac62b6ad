using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace StoryGraph.Language.Tests.Parsing;

/// <summary>
/// The analysis of real text, run again in child processes to which .NET shows fewer instructions: AVX-512 off, AVX2 off, none at all.
/// </summary>
public class SameOnEveryProcessorTests
{
    private const string ResultFile = "STORYGRAPH_TEST_RESULT_FILE";
    // Few, since without any instructions every multiply-add is a call into the C library.
    private const int Sentences = 25;

    [Fact]
    public async Task OneTextGivesOneAnalysisWhateverTheProcessorCanDo()
    {
        var own = Analyze();
        if (Environment.GetEnvironmentVariable(ResultFile) is { } file)
        {
            await File.WriteAllTextAsync(file, own, TestContext.Current.CancellationToken);
            return;
        }

        foreach (var instructions in (string[])["EnableAVX512", "EnableAVX2", "EnableHWIntrinsic"])
            Assert.Equal(own, await AnalyzeWithout(instructions));
    }

    [Fact]
    public void ManyThreadsGiveTheSameAnalysisAsOne()
    {
        var own = Analyze();

        Parallel.For(0, 4, _ => Assert.Equal(own, Analyze()));
    }

    private static async Task<string> AnalyzeWithout(string instructions)
    {
        var file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!)
            {
                ArgumentList = { "-method", $"{typeof(SameOnEveryProcessorTests).FullName}.{nameof(OneTextGivesOneAnalysisWhateverTheProcessorCanDo)}" },
                Environment = { [$"DOTNET_{instructions}"] = "0", [ResultFile] = file },
                RedirectStandardOutput = true,
            };
            if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
                start.ArgumentList.Insert(0, typeof(SameOnEveryProcessorTests).Assembly.Location);
            using var child = Process.Start(start)!;
            var output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(child.ExitCode == 0, output);
            return await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>All that the pipeline says, margins to the last bit.</summary>
    private static string Analyze()
    {
        var analysis = new TextAnalyzer(LanguageModel.Embedded).Analyze(Text());
        var lines = new StringBuilder();
        foreach (var sentence in analysis.Sentences)
        {
            foreach (var token in sentence.Tokens)
            {
                lines.Append(token.Form).Append('\t').Append(token.Xpos).Append('\t').Append(token.Upos).Append('\t').Append(token.Lemma)
                    .Append('\t').Append(token.Head).Append('\t').Append(token.Relation)
                    .Append('\t').Append(BitConverter.SingleToInt32Bits(token.HeadMargin)).Append('\n');
            }

            lines.AppendJoin(' ', sentence.Entities).Append('\n');
        }

        return lines.ToString();
    }

    private static string Text()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "StoryGraph.sln")))
                continue;
            var treebank = Path.Combine(folder.FullName, "..", "shared", "treebanks", "ewt-dev.conllu.gz");
            if (!File.Exists(treebank))
                break;
            using var reader = new StreamReader(new GZipStream(File.OpenRead(treebank), CompressionMode.Decompress));
            return string.Join("\n\n", Conllu.Read(reader).Take(Sentences).Select(sentence => sentence.Comment("text")));
        }

        Assert.Skip("../shared/treebanks is not there");
        return "";
    }
}
