using StoryGraph.Cypher.Values;

namespace StoryGraph.Cypher.Execution;

/// <summary>Fills places of the shared row, one row after the other (the iterator model of Graefe 1994).</summary>
internal abstract class Operator : IDisposable
{
    protected Operator(ExecutionContext context)
    {
        Context = context;
        Row = context.Row;
        context.Register(this);
    }

    protected ExecutionContext Context { get; }

    protected Value[] Row { get; }

    /// <summary>Begins anew, for the row that stands now. May be called again at any time.</summary>
    public abstract void Open();

    /// <summary>False when there are no more rows; the row's content is of no meaning then.</summary>
    public abstract bool Next();

    public void Dispose() => Close();

    /// <summary>Gives back what is held of the store.</summary>
    protected virtual void Close()
    {
    }
}

/// <summary>An operator over the rows of one other.</summary>
internal abstract class UnaryOperator(ExecutionContext context, Operator input) : Operator(context)
{
    protected Operator Input { get; } = input;

    public override void Open() => Input.Open();
}

/// <summary>Finds, for each row of the input, any number of things, one a row.</summary>
internal abstract class FindOperator(ExecutionContext context, Operator input) : UnaryOperator(context, input)
{
    private bool _isSearching;

    public override void Open()
    {
        _isSearching = false;
        base.Open();
    }

    public sealed override bool Next()
    {
        while (true)
        {
            if (_isSearching && FindNext())
                return true;
            _isSearching = false;
            if (!Input.Next())
                return false;
            Context.Step();
            _isSearching = Begin();
        }
    }

    /// <summary>Looks at a new row; false when nothing can be found for it.</summary>
    protected abstract bool Begin();

    protected abstract bool FindNext();
}
