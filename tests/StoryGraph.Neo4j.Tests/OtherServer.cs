using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StoryGraph.Neo4j.Tests;

/// <summary>A loopback web server that is no Neo4j, or one without a Query API: the same answer to whatever is posted.</summary>
/// <param name="Status">"404 Not Found".</param>
/// <param name="Type">Content type of the answer.</param>
/// <param name="Body">Of the answer.</param>
/// <param name="Discovery">JSON to answer GET with; null when GET is answered as the rest.</param>
internal sealed record OtherServer(string Status, string Type, string Body, string? Discovery = null) : IAsyncDisposable
{
    private readonly TcpListener listener = Started();
    private readonly CancellationTokenSource stop = new();
    private Task? serving;

    public Uri Address
    {
        get
        {
            serving ??= ServeAsync();
            return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        }
    }

    public int Requests { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await (serving ?? Task.CompletedTask);
        stop.Dispose();
    }

    private static TcpListener Started()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                Requests++;
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // disposed
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var buffer = new byte[64 * 1024];
        var head = Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, stop.Token));
        var answer = Discovery is not null && head.StartsWith("GET ", StringComparison.Ordinal)
            ? ("200 OK", "application/json", Discovery)
            : (Status, Type, Body);
        var text = $"HTTP/1.1 {answer.Item1}\r\nContent-Type: {answer.Item2}\r\nContent-Length: {answer.Item3.Length}\r\nConnection: close\r\n\r\n{answer.Item3}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), stop.Token);
    }
}
