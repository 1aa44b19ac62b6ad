using StoryGraph.Cypher.Parsing.Ast;

namespace StoryGraph.Cypher.Binding;

/// <summary>Tells between which clauses all rows must be there before the next begins, so that each clause sees the graph as the one before left it.</summary>
/// <remarks>Rows go one by one through the operators; without a barrier a MATCH would meet what a later CREATE made for an earlier row.</remarks>
internal sealed class EffectTracker
{
    private bool _hasRead;
    private bool _hasWritten;

    public bool NeedsBarrierBefore(Clause clause)
    {
        var (reads, writes) = Effects(clause);
        var needed = (writes && _hasRead) || (reads && _hasWritten);
        if (needed)
            (_hasRead, _hasWritten) = (false, false);
        _hasRead |= reads && !IsOnlyExpressions(clause);
        _hasWritten |= writes;
        return needed;
    }

    private static bool IsOnlyExpressions(Clause clause) => clause is ProjectionClause or UnwindClause;

    private static (bool Reads, bool Writes) Effects(Clause clause) => clause switch
    {
        CreateClause or SetClause or RemoveClause or DeleteClause => (false, true),
        MergeClause or ForeachClause => (true, true),
        CallSubqueryClause call => (true, call.Query.Parts.Any(part => part.Clauses.Any(inner => Effects(inner).Writes))),
        _ => (true, false),
    };
}
