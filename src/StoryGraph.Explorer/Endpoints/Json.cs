using StoryGraph.Graph;

namespace StoryGraph.Explorer.Endpoints;

/// <summary>Rows of an answer as the page reads them.</summary>
internal static class Json
{
    /// <summary>One object a row, its keys the columns.</summary>
    public static IReadOnlyList<Dictionary<string, object?>> Rows(QueryResult result) =>
    [
        .. result.Rows.Select(row => result.Columns.Index().ToDictionary(column => column.Item, column => row[column.Index])),
    ];
}
