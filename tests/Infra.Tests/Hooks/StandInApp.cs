using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Infra.Tests.Hooks;

/// <summary>Stands for the deployed app: answers by a table, and remembers what it was asked.</summary>
internal sealed class StandInApp : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly Func<string, string?, (int Status, string Body)> _answer;

    /// <param name="answer">Answers a path with its query and a key.</param>
    public StandInApp(Func<string, string?, (int Status, string Body)> answer)
    {
        _answer = answer;
        using (System.Net.Sockets.TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Gets its address.</summary>
    public string Url { get; }

    /// <summary>Gets what was asked: path and key.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    /// <summary>What a sound app answers, closed to those without the key.</summary>
    public static (int Status, string Body) Sound(string path, string? key) => path switch
    {
        "/api/health" => (200, """{ "status": "healthy" }"""),
        "/api/openapi.json" => (200, """{ "paths": { "/api/trends": {} } }"""),
        "/" => (200, "<html></html>"),
        _ when key != "k3y-of-the-app" => (401, ""),
        _ when path.StartsWith("/api/trends", StringComparison.Ordinal) => (200, """{ "items": [] }"""),
        "/api/catalog" => (200, "{}"),
        _ => (404, ""),
    };

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext call;
            try
            {
                call = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            string? key = call.Request.Headers["x-functions-key"];
            _asked.Enqueue($"{call.Request.RawUrl} {key}".TrimEnd());
            (int status, string body) = _answer(call.Request.RawUrl!, key);
            call.Response.StatusCode = status;
            await call.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            call.Response.Close();
        }
    }
}
