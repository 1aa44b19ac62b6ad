using System.CommandLine;
using Spectre.Console;
using StoryGraph.Asking;
using StoryGraph.Explorer;
using StoryGraph.Graph;

namespace StoryGraph.Cli.Commands;

/// <summary>storygraph explore: a page on loopback to look at the graph.</summary>
internal static class ExploreCommand
{
    public static Command Create(CommandServices services)
    {
        var port = new Option<int>("--port") { Description = "Port on loopback; 0 takes a free one.", DefaultValueFactory = _ => new ExplorerOptions().Port };
        var command = new Command("explore", "Serve a page to look at the graph, on this machine only. Ctrl-C stops it.") { port };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var graph = services.Stores.Open(parsed.GetValue(GlobalOptions.Graph), AccessMode.Read);
            var asker = new QuestionAsker(graph, services.Analyzer, services.Time);
            await using var host = ExplorerHost.Create(graph, asker, new ExplorerOptions { Port = parsed.GetValue(port) });
            try
            {
                await host.StartAsync(cancellationToken);
            }
            catch (IOException exception)
            {
                throw new UserException($"The explorer cannot listen on port {parsed.GetValue(port)}: {exception.Message} Choose another with --port, or 0 for a free one.");
            }

            services.Errors.WriteLine($"Exploring {services.Stores.Resolve(parsed.GetValue(GlobalOptions.Graph))} at {ExplorerHost.Address(host)} - Ctrl-C stops.");
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // Ctrl-C is how it is meant to end.
            }

            await host.StopAsync(CancellationToken.None);
            return ExitCode.Success;
        });
        return command;
    }
}
