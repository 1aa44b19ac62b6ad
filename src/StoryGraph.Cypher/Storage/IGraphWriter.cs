namespace StoryGraph.Cypher.Storage;

/// <summary>A view that can be changed and sees its own changes. It counts what it changes.</summary>
/// <exception cref="Graph.CypherException">
/// TypeError InvalidPropertyType for a value that cannot be stored (maps, entities, paths, lists with null or of mixed types);
/// ConstraintValidationFailed when a unique constraint would break; EntityNotFound for what this transaction deleted.
/// </exception>
internal interface IGraphWriter : IGraphView
{
    /// <summary>The token of a name, made when there is none.</summary>
    int Token(string name);

    /// <summary>Makes a node with these labels (tokens; doubles do no harm) and properties (each key once; nulls are left out).</summary>
    long CreateNode(ReadOnlySpan<int> labels, ReadOnlySpan<Property> properties);

    /// <summary>Makes a relationship with these properties (each key once; nulls are left out).</summary>
    long CreateRelationship(int type, long start, long end, ReadOnlySpan<Property> properties);

    /// <summary>Sets or takes away single properties; others stay. All of them are written at once.</summary>
    void SetNodeProperties(long node, ReadOnlySpan<Property> properties);

    /// <summary>Takes away every property and sets these.</summary>
    void ReplaceNodeProperties(long node, ReadOnlySpan<Property> properties);

    void SetRelationshipProperties(long relationship, ReadOnlySpan<Property> properties);

    void ReplaceRelationshipProperties(long relationship, ReadOnlySpan<Property> properties);

    void AddLabels(long node, ReadOnlySpan<int> labels);

    void RemoveLabels(long node, ReadOnlySpan<int> labels);

    /// <summary>Deletes a node; deleting twice does nothing. A node that keeps relationships to the end of the statement fails the statement.</summary>
    void DeleteNode(long node);

    /// <summary>Deletes a node and all its relationships.</summary>
    void DetachDeleteNode(long node);

    /// <summary>Deleting twice does nothing.</summary>
    void DeleteRelationship(long relationship);

    /// <summary>
    /// Makes an index or constraint and fills it; the rule's id is ignored. Where there is a rule of the same name or subject it does nothing
    /// if <paramref name="ifNotExists"/>, and fails otherwise.
    /// </summary>
    /// <returns>Whether it was made.</returns>
    bool CreateRule(SchemaRule rule, bool ifNotExists);

    /// <returns>Whether there was one to drop.</returns>
    /// <exception cref="Graph.CypherException">There is no such rule, and <paramref name="ifExists"/> is false.</exception>
    bool DropRule(string name, bool isConstraint, bool ifExists);
}
