using System.Net;
using System.Net.Sockets;

namespace StoryGraph.Importing.Fetching;

/// <summary>Addresses that no public page lives at: a link in a feed must not reach into the network that we run in.</summary>
internal static class PrivateAddresses
{
    // IANA special-purpose registries (RFC 6890), as far as something may answer there.
    private static readonly IPNetwork[] Networks =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001:db8::/32", "fc00::/7", "fe80::/10",
            "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(Networks, network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    /// <summary>Connects to the first public address of a host. Checked here, after the name is resolved, no redirect and no changing name server gets past.</summary>
    /// <exception cref="PrivateAddressException">All addresses of the host are private.</exception>
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, bool allowPrivate, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancellationToken);
        var open = allowPrivate ? addresses : Array.FindAll(addresses, address => !Contains(address));
        if (open.Length == 0)
        {
            throw new PrivateAddressException($"{host.Host} is an address of a private network, and those are not allowed");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, host.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A request was not made, for it would have gone to a private network.</summary>
internal sealed class PrivateAddressException(string message) : Exception(message);
