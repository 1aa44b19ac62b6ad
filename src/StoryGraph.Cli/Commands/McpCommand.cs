using System.CommandLine;
using StoryGraph.Asking;
using StoryGraph.Explorer;
using StoryGraph.Explorer.Mcp;
using StoryGraph.Graph;

namespace StoryGraph.Cli.Commands;

/// <summary>storygraph mcp: lets an assistant ask the graph, over standard input and output.</summary>
internal static class McpCommand
{
    public static Command Create(CommandServices services)
    {
        var command = new Command("mcp", "Serve the graph to an assistant over the Model Context Protocol, on standard input and output. Read-only.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var graph = services.Stores.Open(parsed.GetValue(GlobalOptions.Graph), AccessMode.Read);
            var asker = new QuestionAsker(graph, services.Analyzer, services.Time);
            var host = new McpHost(graph, asker, new ExplorerOptions());
            await host.RunAsync(services.InputStream(), services.OutputStream(), cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }
}
