using StoryGraph.Graph;

namespace StoryGraph.Cypher.Storage.Sqlite;

/// <summary>Makes and drops indexes and constraints.</summary>
internal sealed partial class SqliteGraphWriter
{
    public bool CreateRule(SchemaRule rule, bool ifNotExists)
    {
        LetGo();
        if (Schema.FirstOrDefault(other => other.HasSameSubject(rule) || other.Name == rule.Name || AreInTheWay(other, rule)) is { } existing)
            return ifNotExists && !AreInTheWay(existing, rule) ? false : throw Exists(existing, rule);
        var made = rule with { Id = 1 + Schema.Select(other => other.Id).DefaultIfEmpty().Max() };
        SchemaTable.Insert(Database, made, TokenTable);
        SchemaChanged();
        var table = SchemaTable.TableOf(made);
        Database.Execute(table.CreateSql);
        try
        {
            Fill(table);
        }
        catch (CypherException violated) when (violated.Code == "Neo.ClientError.Schema.ConstraintValidationFailed")
        {
            throw new CypherException(
                "Neo.DatabaseError.Schema.ConstraintCreationFailed",
                $"Constraint `{rule.Name}` cannot be made, because the graph breaks it: {violated.Message}", violated);
        }
        if (rule.IsConstraint)
            _counters.ConstraintsAdded++;
        else
            _counters.IndexesAdded++;
        return true;
    }

    public bool DropRule(string name, bool isConstraint, bool ifExists)
    {
        LetGo();
        if (Schema.FirstOrDefault(rule => rule.Name == name && rule.IsConstraint == isConstraint) is not { } rule)
            return ifExists ? false : throw NothingToDrop(name, isConstraint);
        Database.Execute(SchemaTable.TableOf(rule).DropSql);
        SchemaTable.Delete(Database, rule);
        SchemaChanged();
        if (isConstraint)
            _counters.ConstraintsRemoved++;
        else
            _counters.IndexesRemoved++;
        return true;
    }

    private void SchemaChanged()
    {
        WriteMeta(StoreFormat.SchemaEpoch, SchemaEpoch + 1);
        ReloadSchema();
    }

    private void Fill(IndexTable table)
    {
        var scan = table.Rule.Entity == EntityKind.Node
            ? "SELECT id, props FROM node WHERE id IN (SELECT node FROM node_label WHERE label = ?1)"
            : "SELECT id, props FROM edge WHERE type = ?1";
        var done = new HashSet<long>();
        foreach (var token in table.LabelsOrTypes)
        {
            var select = Database.Rent(scan).Bind(1, token);
            try
            {
                while (select.Step())
                {
                    // Under several labels a node comes more than once.
                    if (table.LabelsOrTypes.Length == 1 || done.Add(select.Integer(0)))
                        AddEntry(table, select.Integer(0), select.Blob(1));
                }
            }
            finally
            {
                Database.Return(select);
            }
        }
    }

    /// <summary>A unique constraint brings its own index, so the two don't go on the same properties.</summary>
    private static bool AreInTheWay(SchemaRule one, SchemaRule other) =>
        one.Kind is SchemaRuleKind.RangeIndex or SchemaRuleKind.UniqueConstraint
        && other.Kind is SchemaRuleKind.RangeIndex or SchemaRuleKind.UniqueConstraint
        && one.Kind != other.Kind
        && one.HasSameSubject(other with { Kind = one.Kind });

    private static CypherException Exists(SchemaRule existing, SchemaRule wanted)
    {
        if (existing.HasSameSubject(wanted))
        {
            return existing.Name == wanted.Name
                ? new CypherException(
                    "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists",
                    $"There is this very {Noun(existing)} `{existing.Name}` already. Add IF NOT EXISTS to go on regardless.")
                : new CypherException(
                    existing.IsConstraint ? "Neo.ClientError.Schema.ConstraintAlreadyExists" : "Neo.ClientError.Schema.IndexAlreadyExists",
                    $"There is a {Noun(existing)} on the same already, called `{existing.Name}`. Use it, or drop it first.");
        }
        if (existing.Name == wanted.Name)
        {
            return new CypherException(
                existing.IsConstraint
                    ? "Neo.ClientError.Schema.ConstraintWithNameAlreadyExists"
                    : "Neo.ClientError.Schema.IndexWithNameAlreadyExists",
                $"The name `{existing.Name}` is taken by another {Noun(existing)}. Choose another name, or drop it first.");
        }
        return new CypherException(
            existing.IsConstraint ? "Neo.ClientError.Schema.ConstraintAlreadyExists" : "Neo.ClientError.Schema.IndexAlreadyExists",
            $"The {Noun(existing)} `{existing.Name}` is on the same properties. Drop it before you make a {Noun(wanted)} there.");
    }

    private static CypherException NothingToDrop(string name, bool isConstraint) => isConstraint
        ? new CypherException("Neo.ClientError.Schema.ConstraintNotFound", $"There is no constraint called `{name}`. SHOW CONSTRAINTS lists them.")
        : new CypherException("Neo.ClientError.Schema.IndexNotFound", $"There is no index called `{name}`. SHOW INDEXES lists them.");

    private static string Noun(SchemaRule rule) => rule.IsConstraint ? "constraint" : "index";
}
