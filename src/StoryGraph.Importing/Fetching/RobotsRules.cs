using System.Globalization;

namespace StoryGraph.Importing.Fetching;

/// <summary>What a site's robots.txt asks of us (RFC 9309).</summary>
internal sealed class RobotsRules
{
    /// <summary>RFC 9309, 2.5: at least this much of the file must be read.</summary>
    public const int MostBytes = 512 * 1024;

    private readonly List<(string Pattern, bool Allowed)> rules;

    private RobotsRules(List<(string Pattern, bool Allowed)> rules, TimeSpan? delay) => (this.rules, Delay) = (rules, delay);

    /// <summary>A site without the file asks for nothing.</summary>
    public static RobotsRules None { get; } = new([], null);

    /// <summary>A site whose file cannot be had just now is left alone (RFC 9309, 2.3.1.4).</summary>
    public static RobotsRules Closed { get; } = new([("/", false)], null);

    /// <summary>Crawl-delay: no part of the RFC, but many ask for it.</summary>
    public TimeSpan? Delay { get; }

    /// <summary>Reads the group that names us, or else the one for everybody.</summary>
    public static RobotsRules Parse(string text, string userAgent)
    {
        var own = new Group();
        var everybody = new Group();
        var current = new List<Group>();
        var readsAgents = false;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Split('#')[0];
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            var (key, value) = (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            if (key == "user-agent")
            {
                if (!readsAgents)
                {
                    current.Clear();
                }

                readsAgents = true;
                var group = value == "*" ? everybody : value.Length > 0 && userAgent.Contains(value, StringComparison.OrdinalIgnoreCase) ? own : null;
                if (group is not null)
                {
                    group.IsNamed = true;
                    current.Add(group);
                }

                continue;
            }

            readsAgents = false;
            current.ForEach(group => group.Add(key, value));
        }

        var chosen = own.IsNamed ? own : everybody;
        return new RobotsRules(chosen.Rules, chosen.Delay);
    }

    /// <summary>The longest rule that matches decides; of two equal ones the one that allows.</summary>
    public bool Allows(Uri address)
    {
        var path = address.PathAndQuery;
        var (longest, allowed) = (-1, true);
        foreach (var (pattern, allows) in rules)
        {
            if (pattern.Length > longest || (pattern.Length == longest && allows))
            {
                if (Matches(path, pattern))
                {
                    (longest, allowed) = (pattern.Length, allows);
                }
            }
        }

        return allowed || path == "/robots.txt";
    }

    /// <summary>'*' stands for any characters, '$' at the end for the end.</summary>
    private static bool Matches(string path, string pattern)
    {
        var anchored = pattern.EndsWith('$');
        var parts = (anchored ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            if (i == parts.Length - 1 && anchored)
            {
                return path.Length - parts[i].Length >= at && path.EndsWith(parts[i], StringComparison.Ordinal);
            }

            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + parts[i].Length;
        }

        return !anchored || at == path.Length;
    }

    private sealed class Group
    {
        public bool IsNamed { get; set; }

        public List<(string Pattern, bool Allowed)> Rules { get; } = [];

        public TimeSpan? Delay { get; private set; }

        public void Add(string key, string value)
        {
            switch (key)
            {
                case "allow" or "disallow" when value.Length > 0:
                    Rules.Add((value, key == "allow"));
                    break;
                case "crawl-delay" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 86_400:
                    Delay = TimeSpan.FromSeconds(seconds);
                    break;
                default:
                    break;
            }
        }
    }
}
