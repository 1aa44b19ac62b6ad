using System.Collections.Immutable;

namespace StoryGraph.Extraction.Knowledge;

/// <summary>News outlets of all regions (outlets.txt).</summary>
internal sealed class Outlets
{
    private readonly Dictionary<string, Outlet> byDomain = new(StringComparer.Ordinal);

    private Outlets(ImmutableArray<Outlet> all)
    {
        All = all;
        foreach (var outlet in all)
        {
            byDomain[outlet.Domain] = outlet;
            foreach (var name in outlet.Aliases.Prepend(outlet.Name).Append(outlet.Domain))
            {
                Names.Add(name, outlet);
            }
        }
    }

    public ImmutableArray<Outlet> All { get; }

    public NameIndex<Outlet> Names { get; } = new();

    /// <summary>The outlet of a host name, with or without "www." and other parts before its domain; null when it is not known.</summary>
    public Outlet? ByHost(string host)
    {
        for (var rest = host.ToLowerInvariant(); ;)
        {
            if (byDomain.TryGetValue(rest, out var outlet))
            {
                return outlet;
            }

            var dot = rest.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
            {
                return null;
            }

            rest = rest[(dot + 1)..];
        }
    }

    internal static Outlets From(DataTable table, Countries countries)
    {
        var all = new Dictionary<string, Outlet>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var domain = row["domain"];
            if (!domain.Contains('.', StringComparison.Ordinal) || domain.Any(c => c == '/' || char.IsUpper(c)))
            {
                throw row.Fault($"has no domain in lower case without path: '{domain}'");
            }

            var country = row["country"] is { Length: > 0 } code ? code : null;
            if (country is not null && countries.ById(country) is null)
            {
                throw row.Fault($"has the unknown country '{country}'; an ISO 3166 alpha-3 code of countries.txt is needed");
            }

            var outlet = new Outlet
            {
                Domain = domain,
                Name = row["name"],
                Aliases = row.List("aliases"),
                Country = country,
                Kind = row.Enum("kind", OutletKind.Newspaper),
            };
            if (!all.TryAdd(domain, outlet))
            {
                throw row.Fault($"has the domain of '{all[domain].Name}'");
            }
        }

        return new Outlets([.. all.Values]);
    }
}
