using StoryGraph.Cypher.Storage;

namespace StoryGraph.Cypher.Execution;

/// <summary>The token of a name, looked up until there is one: a write of the same statement may make it.</summary>
internal sealed class NameToken(ExecutionContext context, string name)
{
    private int _token = Tokens.Unknown;

    /// <summary>To read with.</summary>
    public int Find() => _token != Tokens.Unknown ? _token : _token = context.View.Tokens.Find(name);

    /// <summary>To write with; made when there is none.</summary>
    public int Make() => _token != Tokens.Unknown ? _token : _token = context.Writer.Token(name);
}

/// <summary>The tokens of several names, any of which will do; none stands for anything.</summary>
internal sealed class NameTokens(ExecutionContext context, IEnumerable<string> names, Func<IEnumerable<string>>? dynamicNames = null)
{
    private readonly NameToken[] _names = [.. names.Distinct().Select(name => new NameToken(context, name))];
    private readonly int[] _tokens = new int[names.Distinct().Count()];

    public ReadOnlySpan<int> Find()
    {
        if (dynamicNames is not null)
            return dynamicNames().Select(context.View.Tokens.Find).Distinct().ToArray();
        for (var i = 0; i < _names.Length; i++)
        {
            _tokens[i] = _names[i].Find();
        }

        return _tokens;
    }
}
