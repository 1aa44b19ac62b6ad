using System.Text.Json;
using StoryGraph.Graph;

namespace StoryGraph.Neo4j.Http;

/// <summary>The HTTP address of the server that a Bolt address names, for builds that speak HTTP alone.</summary>
internal static class HttpAddress
{
    private const int BoltPort = 7687;
    private const int HttpPort = 7474;

    /// <exception cref="GraphUnavailableException">Nothing tells the server's HTTP address.</exception>
    public static async Task<Uri> OfAsync(HttpClient http, Neo4jSettings settings, CancellationToken cancellationToken)
    {
        var address = settings.Address;
        switch (address.Scheme)
        {
            case "http" or "https":
                return address;

            // As Aura has it: one host, Bolt at 7687 and HTTPS at 443, both behind certificates that everybody trusts.
            case "neo4j+s" or "bolt+s":
                return Told(settings, new Uri($"https://{address.Host}"));

            case "neo4j" or "bolt":
                var candidate = new Uri($"http://{address.Host}:{HttpPort}");
                return await NamesAsync(http, candidate, address, cancellationToken).ConfigureAwait(false)
                    ? Told(settings, candidate)
                    : throw new GraphUnavailableException(
                        $"{address} is a Bolt address, and this build speaks HTTP; {candidate} does not answer as the same server. "
                        + "Give the server's HTTP address (http://HOST:7474), or use a build with Neo4j's driver (dotnet build -p:Neo4jDriver=true).");

            default:
                throw new GraphUnavailableException(
                    $"{address} is a Bolt address, and this build speaks HTTP. Give the server's HTTP address (http://HOST:7474 or https://HOST:7473), "
                    + "or use a build with Neo4j's driver (dotnet build -p:Neo4jDriver=true).");
        }
    }

    private static Uri Told(Neo4jSettings settings, Uri used)
    {
        settings.Notice?.Invoke($"This build speaks to Neo4j over HTTP: using {used} in place of {settings.Address}");
        return used;
    }

    // The one who answers there must name the Bolt address that was asked for: two servers on one machine are not one.
    private static async Task<bool> NamesAsync(HttpClient http, Uri candidate, Uri bolt, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, candidate);
            request.Headers.Accept.ParseAdd("application/json");
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
            return new[] { "bolt_direct", "bolt_routing" }
                .Select(name => json.RootElement.TryGetProperty(name, out var named) ? named.GetString() : null)
                .Any(named => Uri.TryCreate(named, UriKind.Absolute, out var its) && PortOf(its) == PortOf(bolt) && (its.Host == bolt.Host || (its.IsLoopback && bolt.IsLoopback)));
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            return false;
        }
    }

    private static int PortOf(Uri bolt) => bolt.Port > 0 ? bolt.Port : BoltPort;
}
