using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.Dialects;

/// <summary>A running simulator with a still clock, and a plain HTTP client for one of its platforms.</summary>
public sealed class SimulatedPlatform : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private SimulatedPlatform(string name, SimulatorHost host, FakeTimeProvider clock)
    {
        Name = name;
        Host = host;
        Clock = clock;
    }

    public string Name { get; }

    public SimulatorHost Host { get; }

    public FakeTimeProvider Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public PlatformWorld World => Host.Context.World.Of(Name);

    public IEnumerable<WorldItem> Visible => World.Items.Where(i => i.IsVisible(Now));

    public static async Task<SimulatedPlatform> StartAsync(string name, int size = 300, bool withLimits = false)
    {
        FakeTimeProvider clock = new(new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero));
        SimulatorHost host = await SimulatorHost.StartAsync(new() { Clock = clock, Size = size, WithLimits = withLimits });
        return new(name, host, clock);
    }

    public async Task<HttpResponseMessage> SendAsync(string path, string? bearer = null, params (string Name, string Value)[] headers)
    {
        Uri uri = path.StartsWith("http", StringComparison.Ordinal) ? new(path) : new($"{Host.BaseUri(Name)}{path}");
        using HttpRequestMessage request = new(HttpMethod.Get, uri);
        if (bearer is not null)
        {
            request.Headers.Authorization = new("Bearer", bearer);
        }

        foreach ((string header, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return await _http.SendAsync(request);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, HttpContent content, string? authorization = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"{Host.BaseUri(Name)}{path}") { Content = content };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await _http.SendAsync(request);
    }

    public async Task<JsonElement> JsonAsync(string path, string? bearer = null, params (string Name, string Value)[] headers)
    {
        using HttpResponseMessage response = await SendAsync(path, bearer, headers);
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode, await response.Content.ReadAsStringAsync());
        return await JsonOf(response);
    }

    public async Task<string> TextAsync(string path)
    {
        using HttpResponseMessage response = await SendAsync(path);
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    public static async Task<JsonElement> JsonOf(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsByteArrayAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Host.DisposeAsync();
    }
}
