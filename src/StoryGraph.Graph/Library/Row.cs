namespace StoryGraph.Graph.Library;

/// <summary>One row of a result, its values by the names of their columns.</summary>
internal readonly record struct Row(QueryResult Result, int Index)
{
    public object? this[string column] => Result.Rows[Index][Result.Columns.IndexOf(column)];

    public string Text(string column) => (string)this[column]!;

    public string? OptionalText(string column) => this[column] as string;

    public int Number(string column) => (int)(long)this[column]!;

    public static IEnumerable<Row> Of(QueryResult result) => Enumerable.Range(0, result.Rows.Count).Select(index => new Row(result, index));
}
