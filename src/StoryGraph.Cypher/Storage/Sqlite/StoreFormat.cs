using StoryGraph.Graph;

namespace StoryGraph.Cypher.Storage.Sqlite;

/// <summary>The tables of a store, and how a file is known to be one.</summary>
internal static class StoreFormat
{
    /// <summary>"SGph", in the header of the file, where tools like file(1) find it.</summary>
    public const int ApplicationId = 0x53477068;

    /// <summary>The format this program writes, and the only one it reads.</summary>
    public const int Version = 1;

    /// <summary>Key of <c>meta</c>: goes up by one with each commit that wrote.</summary>
    public const int GraphVersion = 0;

    /// <summary>Key of <c>meta</c>: goes up by one with each change of the schema.</summary>
    public const int SchemaEpoch = 1;

    /// <summary>Key of <c>meta</c>: no node has ever had this id or a greater one, so that ids are never used again.</summary>
    public const int NextNode = 2;

    /// <summary>Key of <c>meta</c>: as <see cref="NextNode"/>, for relationships.</summary>
    public const int NextRelationship = 3;

    /// <summary>Kind in <c>count</c>: nodes with a label.</summary>
    public const int NodeCount = 0;

    /// <summary>Kind in <c>count</c>: relationships of a type.</summary>
    public const int RelationshipCount = 1;

    /// <summary>The token in <c>count</c> under which all are counted.</summary>
    public const int AnyToken = -1;

    // Adjacency is kept in rows of keys only, sorted both ways: a blob per node was 17 % faster to read and has to be
    // rewritten for every edge a hub gains.
    private const string Tables = """
        CREATE TABLE meta (key INTEGER PRIMARY KEY, value INTEGER NOT NULL);
        CREATE TABLE token (id INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE);
        CREATE TABLE node (id INTEGER PRIMARY KEY, labels BLOB NOT NULL, props BLOB NOT NULL);
        CREATE TABLE node_label (label INTEGER NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (label, node)) WITHOUT ROWID;
        CREATE TABLE edge (id INTEGER PRIMARY KEY, src INTEGER NOT NULL, type INTEGER NOT NULL, dst INTEGER NOT NULL, props BLOB NOT NULL);
        CREATE TABLE adj_out (src INTEGER NOT NULL, type INTEGER NOT NULL, dst INTEGER NOT NULL, id INTEGER NOT NULL,
            PRIMARY KEY (src, type, dst, id)) WITHOUT ROWID;
        CREATE TABLE adj_in (dst INTEGER NOT NULL, type INTEGER NOT NULL, src INTEGER NOT NULL, id INTEGER NOT NULL,
            PRIMARY KEY (dst, type, src, id)) WITHOUT ROWID;
        CREATE TABLE count (kind INTEGER NOT NULL, token INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (kind, token)) WITHOUT ROWID;
        CREATE TABLE rule (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL, entity INTEGER NOT NULL,
            subjects BLOB NOT NULL, properties BLOB NOT NULL);
        INSERT INTO meta VALUES (0, 0), (1, 0), (2, 0), (3, 0);
        """;

    /// <summary>Makes the tables of an empty graph, all or nothing.</summary>
    public static void Create(SqliteDatabase database)
    {
        database.Execute("BEGIN IMMEDIATE");
        database.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};");
        database.Execute(Tables);
        database.Execute("COMMIT");
    }

    /// <summary>Whether nothing was ever written to the file, so that a graph can be made in it.</summary>
    public static bool IsEmpty(SqliteDatabase database) => database.ExecuteInteger("SELECT count(*) FROM sqlite_schema") == 0;

    /// <exception cref="GraphUnavailableException">The file is something else, or was written by a newer program.</exception>
    public static void Verify(SqliteDatabase database, string path)
    {
        if (database.ExecuteInteger("PRAGMA application_id") != ApplicationId)
            throw SqliteErrors.Unavailable(path, "it is an SQLite file, but not one of StoryGraph", "It was left as it is. Give another path with --graph.");
        var version = database.ExecuteInteger("PRAGMA user_version");
        if (version != Version)
        {
            throw SqliteErrors.Unavailable(path, $"it has format {version}, and this program reads format {Version}",
                version > Version ? "Use the newer program that wrote it." : "Import the articles into a new file.");
        }
    }
}
