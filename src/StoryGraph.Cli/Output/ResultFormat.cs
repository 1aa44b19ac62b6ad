namespace StoryGraph.Cli.Output;

/// <summary>How the rows of an answer are written.</summary>
internal enum ResultFormat
{
    Table,
    Json,
    Csv,
}
