using System.Text;
using StoryGraph.Cli.Tests.EndToEnd;

namespace StoryGraph.Cli.Tests;

/// <summary>
/// The README's examples are what the command prints. Run with STORYGRAPH_UPDATE_README=1 to write today's output into the README, and
/// read the difference before you commit it.
/// </summary>
public sealed class ReadmeTests : IDisposable
{
    private const string Prompt = "$ storygraph ";

    private readonly CommandRun storygraph = new(width: 110);

    [Fact]
    public async Task ExamplesPrintWhatTheReadmeShows()
    {
        var file = Path.Combine(Checkout.Root, "README.md");
        var written = await File.ReadAllTextAsync(file);
        var today = await RunExamplesAsync(written);
        if (Environment.GetEnvironmentVariable("STORYGRAPH_UPDATE_README") == "1")
        {
            await File.WriteAllTextAsync(file, today);
        }

        Assert.Equal(today, written);
    }

    /// <summary>The text with the output under each prompt of a console block as the command prints it now.</summary>
    private async Task<string> RunExamplesAsync(string text)
    {
        var result = new StringBuilder();
        var inBlock = false;
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            inBlock = line == "```console" || (inBlock && line != "```");
            if (!inBlock || line == "```console")
            {
                result.Append(line).Append('\n');
            }
            else if (line.StartsWith(Prompt, StringComparison.Ordinal))
            {
                var (_, output, _) = await storygraph.RunAsync([.. Words(line[Prompt.Length..])]);
                result.Append(line).Append('\n').Append(string.Concat(output.TrimEnd().Split('\n').Select(one => one.TrimEnd() + "\n")));
            }
        }

        return result.ToString();
    }

    /// <summary>Splits as a shell does for plain words and words in double quotes.</summary>
    private static IEnumerable<string> Words(string line) =>
        line.Split('"').Index().SelectMany(part => part.Index % 2 == 1 ? [part.Item] : part.Item.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word == "samples" ? Checkout.Samples : word);

    public void Dispose() => storygraph.Dispose();
}
