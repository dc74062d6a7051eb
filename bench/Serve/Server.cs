using System.Net;
using System.Net.Sockets;
using Bench.Harness;

namespace Bench.Serve;

/// <summary>An HTTP server in a process of its own.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private readonly Child _child;
    private readonly int _port;

    private Server(Child child, int port)
    {
        _child = child;
        _port = port;
        Client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
    }

    /// <summary>Gets a client of it.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <param name="start">Starts it on a port.</param>
    /// <param name="probe">A path that answers with success once it is ready.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BenchException">It ended, or does not answer.</exception>
    public static async Task<Server> StartAsync(Func<int, Child> start, string probe, CancellationToken cancellationToken)
    {
        int port = FreePort();
        Server server = new(start(port), port);
        try
        {
            await server.WaitAsync(probe, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gives the address of a path.</summary>
    public string Url(string path) => $"http://localhost:{_port}{path}";

    /// <summary>Finds a port that nobody listens on.</summary>
    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _child.DisposeAsync();
    }

    private async Task WaitAsync(string probe, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        string last = "no answer";
        try
        {
            while (!_child.HasExited)
            {
                try
                {
                    using HttpResponseMessage response = await Client.GetAsync(new Uri(probe, UriKind.Relative), limit.Token);
                    if (response.IsSuccessStatusCode)
                    {
                        return;
                    }

                    last = $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(limit.Token)}";
                }
                catch (HttpRequestException e)
                {
                    last = e.Message;
                }

                await Task.Delay(Poll, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BenchException($"{Url(probe)} is not ready after {StartLimit.TotalMinutes} minutes: {last}{Environment.NewLine}{_child.Errors}");
        }

        throw new BenchException($"The server for {Url(probe)} ended: {_child.Errors}");
    }
}
