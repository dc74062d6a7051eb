using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using TrendFunctions.Hosting;
using Trends.Pipeline;
using Trends.Serving;
using Trends.Serving.Intake;

namespace TrendFunctions.Serving;

/// <summary>Answers that hold predictions: cached, recorded under an id, marked with model and version.</summary>
/// <param name="cache">Keeps answers.</param>
/// <param name="log">Records predictions, so that feedback can join them.</param>
/// <param name="watermark">The marts' content.</param>
/// <param name="live">Is told of predictions.</param>
/// <param name="metrics">Is told how long answers take.</param>
public sealed class PredictionAnswers(CachedAnswers cache, PredictionLog log, MartWatermark watermark, LiveFeed live, PipelineMetrics metrics)
{
    /// <summary>Answers from the cache, or makes the answer.</summary>
    /// <param name="http">Takes the header <c>X-Cache</c>.</param>
    /// <param name="route">The route.</param>
    /// <param name="query">What the answer depends on beside model and marts.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="version">The version that serves.</param>
    /// <param name="make">Makes the answer's own members.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<IActionResult> AnswerAsync<T>(
        HttpContext http,
        string route,
        IEnumerable<KeyValuePair<string, string?>> query,
        string model,
        string version,
        Func<CancellationToken, ValueTask<T>> make,
        CancellationToken cancellationToken)
        where T : class
        => AnswerAsync(http, route, query, model, version, async stop => new Predicted<T>(await make(stop), version), cancellationToken);

    /// <summary>Answers from the cache, or makes the answer with a model whose version is known only then.</summary>
    /// <param name="http">Takes the header <c>X-Cache</c>.</param>
    /// <param name="route">The route.</param>
    /// <param name="query">What the answer depends on beside model and marts.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="serving">Names what answers of this moment are made with.</param>
    /// <param name="make">Makes the answer's own members, and tells the version.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IActionResult> AnswerAsync<T>(
        HttpContext http,
        string route,
        IEnumerable<KeyValuePair<string, string?>> query,
        string model,
        string serving,
        Func<CancellationToken, ValueTask<Predicted<T>>> make,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(http);
        using Activity? span = PipelineTraces.Prediction(route, model);
        long started = metrics.WatchesPredictions ? Stopwatch.GetTimestamp() : 0;
        string content = $"{model}|{serving}|{await watermark.ReadAsync(cancellationToken)}";
        CacheAnswer answer = await cache.GetAsync(
            route,
            query,
            content,
            async stop =>
            {
                Predicted<T> made = await make(stop);
                JsonObject body = JsonSerializer.SerializeToNode(made.Members, AnswerJson.Members)!.AsObject();
                string id = await log.RecordAsync(route, model, made.Version, null, stop);
                body["predictionId"] = id;
                body["model"] = model;
                body["version"] = made.Version;
                await live.PredictionAsync(id, route, model, made.Version, stop);
                return body;
            },
            AnswerJson.Body,
            cancellationToken);
        string hit = answer.Hit ? "hit" : "miss";
        http.Response.Headers["X-Cache"] = hit;
        span?.SetTag(Telemetry.Tags.Cache, hit);
        if (started > 0)
        {
            metrics.Predicted(model, Stopwatch.GetElapsedTime(started));
        }

        return new JsonBytesResult(answer.Body);
    }
}
