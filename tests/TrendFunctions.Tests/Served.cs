using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TrendFunctions.Tests;

/// <summary>A host that serves a data folder, and a client of it.</summary>
public sealed class Served : IDisposable
{
    private static readonly Lazy<Task<Served>> Common = new(async () => await OnAsync(await Prepared.CopyAsync()));


    private Served(App app, Uri address)
    {
        App = app;
        Client = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public App App { get; }

    public HttpClient Client { get; }

    /// <summary>Gives the host on the prepared data that tests share; what they add to it does not change what others see.</summary>
    public static Task<Served> SharedAsync() => Common.Value;

    /// <summary>Serves a data folder on a free port of the loopback address.</summary>
    public static async Task<Served> OnAsync(string data, params (string Name, string Value)[] settings)
    {
        int port = FreePort();
        App app = App.Start(settings.ToDictionary(s => s.Name, s => s.Value), "serve", "--data", data, "--port", $"{port}");
        try
        {
            await app.SaysAsync("is ready");
        }
        catch
        {
            app.Dispose();
            throw;
        }

        return new(app, new($"http://localhost:{port}"));
    }

    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static void StopShared()
    {
        if (Common is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            Common.Value.Result.Dispose();
        }
    }

    public async Task<Answer> GetAsync(string path) => await Answer.OfAsync(await Client.GetAsync(new Uri(path, UriKind.Relative)));

    public async Task<Answer> PostAsync(string path, string json)
    {
        using StringContent content = new(json, Encoding.UTF8, "application/json");
        return await Answer.OfAsync(await Client.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    public async Task<Answer> SendAsync(string method, string path)
    {
        using HttpRequestMessage request = new(new(method), path);
        return await Answer.OfAsync(await Client.SendAsync(request));
    }

    /// <summary>Asks until an answer fits.</summary>
    public async Task<Answer> UntilAsync(string path, Func<Answer, bool> fits)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        while (true)
        {
            Answer answer = await GetAsync(path);
            if (fits(answer))
            {
                return answer;
            }

            await Task.Delay(50, limit.Token);
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        App.Dispose();
    }
}
