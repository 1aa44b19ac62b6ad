using System.Collections.Immutable;

namespace StoryGraph.Cypher.Binding;

/// <summary>The names that can be used at one place of a query, and what they stand for.</summary>
internal sealed class Scope
{
    private readonly ImmutableDictionary<string, Symbol> _symbols;

    private Scope(ImmutableDictionary<string, Symbol> symbols) => _symbols = symbols;

    public static Scope Empty { get; } = new(ImmutableDictionary.Create<string, Symbol>(StringComparer.Ordinal));

    /// <summary>In ordinal order, as <c>*</c> lists them.</summary>
    public IEnumerable<string> Names => _symbols.Keys.Order(StringComparer.Ordinal);

    /// <summary>Each once, by place in the row.</summary>
    public IEnumerable<Symbol> Symbols => _symbols.Values.Distinct().OrderBy(symbol => symbol.Slot);

    public bool IsEmpty => _symbols.IsEmpty;

    public Symbol? Find(string name) => _symbols.GetValueOrDefault(name);

    public Scope With(string name, Symbol symbol) => new(_symbols.SetItem(name, symbol));

    /// <summary>The names that stand for one of these.</summary>
    public Scope Only(IEnumerable<Symbol> symbols) => new(_symbols.RemoveRange(_symbols.Where(pair => !symbols.Contains(pair.Value)).Select(pair => pair.Key)));

    public Scope With(Scope other) => new(_symbols.SetItems(other._symbols));
}
