using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace StoryGraph.Cypher.Parsing;

/// <summary>An immutable list that is equal to another with equal elements, so that records which hold one compare by what they say.</summary>
[CollectionBuilder(typeof(Seq), nameof(Seq.Create))]
internal readonly struct Seq<T>(ImmutableArray<T> items) : IReadOnlyList<T>, IEquatable<Seq<T>>
{
    public ImmutableArray<T> Items { get; } = items;

    public int Count => Items.IsDefault ? 0 : Items.Length;

    public bool IsEmpty => Count == 0;

    public T this[int index] => Items[index];

    public Seq<TResult> Map<TResult>(Func<T, TResult> change) => Count == 0 ? [] : new([.. Items.Select(change)]);

    public ImmutableArray<T>.Enumerator GetEnumerator() => (Items.IsDefault ? [] : Items).GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(Items.IsDefault ? [] : Items)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    public bool Equals(Seq<T> other) => this.SequenceEqual(other);

    public override bool Equals(object? obj) => obj is Seq<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in this)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}

internal static class Seq
{
    public static Seq<T> Create<T>(ReadOnlySpan<T> items) => new([.. items]);
}
