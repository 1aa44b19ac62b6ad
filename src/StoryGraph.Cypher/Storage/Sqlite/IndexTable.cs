using StoryGraph.Cypher.Storage.Encoding;
using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Storage.Sqlite;

/// <summary>The side table of one rule: a row for each entity that has all its properties, or any of them for full text.</summary>
internal sealed class IndexTable
{
    public IndexTable(SchemaRule rule, TokenTable tokens)
    {
        Rule = rule;
        LabelsOrTypes = [.. rule.LabelsOrTypes.Select(tokens.Find)];
        Keys = [.. rule.Properties.Select(tokens.Find)];
        var name = $"index_{rule.Id}";
        CreateSql = rule.Kind switch
        {
            SchemaRuleKind.FullTextIndex =>
                $"CREATE VIRTUAL TABLE {name} USING fts5({FullTextColumns}, content='', contentless_delete=1, tokenize=\"unicode61 remove_diacritics 0\")",
            SchemaRuleKind.UniqueConstraint => $"CREATE TABLE {name} (key BLOB PRIMARY KEY, entity INTEGER NOT NULL) WITHOUT ROWID",
            _ => $"CREATE TABLE {name} (key BLOB NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (key, entity)) WITHOUT ROWID",
        };
        DropSql = $"DROP TABLE {name}";
        InsertSql = rule.Kind == SchemaRuleKind.FullTextIndex
            ? $"INSERT INTO {name} (rowid, {FullTextColumns}) VALUES (?1, {string.Join(", ", Enumerable.Range(2, Keys.Length).Select(i => $"?{i}"))})"
            : $"INSERT INTO {name} (key, entity) VALUES (?1, ?2)";
        DeleteSql = rule.Kind == SchemaRuleKind.FullTextIndex
            ? $"DELETE FROM {name} WHERE rowid = ?1"
            : $"DELETE FROM {name} WHERE key = ?1 AND entity = ?2";
        EqualSql = $"SELECT entity FROM {name} WHERE key = ?1";
        RangeSql = $"SELECT entity FROM {name} WHERE key >= ?1 AND key < ?2 ORDER BY key";
        ScanSql = $"SELECT entity FROM {name} ORDER BY key";
        MatchSql = $"SELECT rowid, -bm25({name}) FROM {name} WHERE {name} MATCH ?1 ORDER BY rank, rowid";
    }

    public SchemaRule Rule { get; }

    /// <summary>Tokens.</summary>
    public int[] LabelsOrTypes { get; }

    /// <summary>Tokens, in declared order.</summary>
    public int[] Keys { get; }

    public string CreateSql { get; }

    public string DropSql { get; }

    public string InsertSql { get; }

    public string DeleteSql { get; }

    public string EqualSql { get; }

    public string RangeSql { get; }

    public string ScanSql { get; }

    public string MatchSql { get; }

    public bool IsFullText => Rule.Kind == SchemaRuleKind.FullTextIndex;

    public bool Uses(int key) => Array.IndexOf(Keys, key) >= 0;

    /// <summary>The key of an entity with these properties; false when one of the indexed ones is missing.</summary>
    public bool TryWriteKey(ByteWriter writer, ReadOnlySpan<byte> properties)
    {
        foreach (var key in Keys)
        {
            var value = PropertyBlob.Find(properties, key);
            if (value.IsNull)
                return false;
            IndexKey.Write(writer, value);
        }
        return true;
    }

    private string FullTextColumns => string.Join(", ", Enumerable.Range(0, Keys.Length).Select(i => $"p{i}"));

    /// <summary>The text of a property as full text sees it: a string, or the strings of a list; null for anything else.</summary>
    public static string? TextOf(in Value value) => value.Kind switch
    {
        ValueKind.String => value.AsString(),
        ValueKind.List when Array.TrueForAll(value.AsList(), item => item.Kind == ValueKind.String) =>
            string.Join('\n', value.AsList().Select(item => item.AsString())),
        _ => null,
    };
}
