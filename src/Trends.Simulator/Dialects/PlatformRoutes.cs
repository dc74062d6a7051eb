using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trends.Simulator.Limits;

namespace Trends.Simulator.Dialects;

/// <summary>Where a dialect maps the addresses of one platform.</summary>
public sealed class PlatformRoutes
{
    private readonly IEndpointRouteBuilder _routes;
    private readonly CallPipeline _pipeline;

    internal PlatformRoutes(IEndpointRouteBuilder routes, CallPipeline pipeline, string platform)
    {
        _routes = routes;
        _pipeline = pipeline;
        Platform = platform;
    }

    /// <summary>Gets the platform's name.</summary>
    public string Platform { get; }

    /// <summary>Maps a GET.</summary>
    /// <param name="path">The path within the platform, as a route pattern.</param>
    /// <param name="answer">Writes the answer.</param>
    /// <param name="limits">The limits that count it; the first one's headers are written.</param>
    public void Get(string path, Action<SimulatorCall> answer, params IReadOnlyList<LimitRule> limits) =>
        _routes.MapGet($"/{Platform}{path}", (RequestDelegate)(http => _pipeline.RunAsync(http, answer, limits, open: false)));

    /// <summary>Maps a POST.</summary>
    /// <param name="path">The path within the platform, as a route pattern.</param>
    /// <param name="answer">Writes the answer.</param>
    /// <param name="limits">The limits that count it; the first one's headers are written.</param>
    public void Post(string path, Action<SimulatorCall> answer, params IReadOnlyList<LimitRule> limits) =>
        _routes.MapPost($"/{Platform}{path}", (RequestDelegate)(http => _pipeline.RunAsync(http, answer, limits, open: false)));

    /// <summary>Maps a GET whose answer does not end: a stream of changes.</summary>
    /// <param name="path">The path within the platform, as a route pattern.</param>
    /// <param name="answer">Sends what happens until the caller is gone.</param>
    /// <param name="limits">The limits that count the connection.</param>
    public void Live(string path, Func<SimulatorCall, Task> answer, params IReadOnlyList<LimitRule> limits) =>
        _routes.MapGet($"/{Platform}{path}", (RequestDelegate)(http => _pipeline.RunLiveAsync(http, answer, limits)));

    /// <summary>Maps a POST that checks credentials by itself, such as a token endpoint. A form or JSON body is read before.</summary>
    /// <param name="path">The path within the platform, as a route pattern.</param>
    /// <param name="answer">Writes the answer.</param>
    /// <param name="limits">The limits that count it.</param>
    public void PostOpen(string path, Action<SimulatorCall> answer, params IReadOnlyList<LimitRule> limits) =>
        _routes.MapPost($"/{Platform}{path}", (RequestDelegate)(http => _pipeline.RunAsync(http, answer, limits, open: true)));
}
