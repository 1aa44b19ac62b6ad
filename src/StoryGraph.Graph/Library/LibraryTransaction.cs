using System.Collections;

namespace StoryGraph.Graph.Library;

/// <summary>A transaction that runs the statements of the library's files.</summary>
internal sealed class LibraryTransaction(IGraphTransaction transaction, CypherLibrary library, CancellationToken cancellationToken)
{
    /// <summary>Runs a file's statements one after the other; a statement that would go through empty lists only is not sent.</summary>
    /// <param name="file">Under cypher/, without the ending.</param>
    /// <param name="parameters">Of all the file's statements.</param>
    /// <returns>For each statement its rows.</returns>
    public async Task<List<List<Row>>> RunEachAsync(string file, params (string Name, ICollection Rows)[] parameters)
    {
        var results = new List<List<Row>>();
        foreach (var text in library.Statements(file))
        {
            var own = parameters.Where(one => text.Contains("$" + one.Name, StringComparison.Ordinal)).ToDictionary(one => one.Name, object? (one) => one.Rows);
            if (own.Count > 0 && own.Values.All(rows => rows is ICollection { Count: 0 }))
            {
                results.Add([]);
                continue;
            }

            results.Add([.. Row.Of(await transaction.RunAsync(new Statement(text, own), cancellationToken).ConfigureAwait(false))]);
        }

        return results;
    }

    /// <summary>The same, with all rows in one list.</summary>
    public async Task<List<Row>> RunAsync(string file, params (string Name, ICollection Rows)[] parameters) =>
        [.. (await RunEachAsync(file, parameters).ConfigureAwait(false)).SelectMany(rows => rows)];
}
