using System.CommandLine;

namespace StoryGraph.Cli;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    public static Option<string?> Graph { get; } = new("--graph", "-g")
    {
        Description = "File of an embedded store, or a Neo4j address (http://localhost:7474, neo4j://localhost:7687). " +
            "Also set by STORYGRAPH_GRAPH or NEO4J_URI; default storygraph.db in the current folder.",
        HelpName = "FILE|URI",
        Recursive = true,
    };

    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Tell on standard error what is done.",
        Recursive = true,
    };

    public static Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "No progress and no hints; errors only.",
        Recursive = true,
    };

    public static Option<string?> LogFile { get; } = new("--log-file")
    {
        Description = "Write logs to this file as well.",
        HelpName = "FILE",
        Recursive = true,
    };

    public static IEnumerable<Option> All => [Graph, Verbose, Quiet, LogFile];
}
