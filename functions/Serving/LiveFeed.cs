using System.Text.Json;
using Microsoft.Extensions.Logging;
using TrendFunctions.Pipeline;
using Trends;
using Trends.Monitoring;
using Trends.Serving.Trending;
using Trends.Storage;

namespace TrendFunctions.Serving;

/// <summary>Tells live clients what comes about. That nobody hears it never fails the work it tells of.</summary>
/// <param name="push">Sends.</param>
/// <param name="trends">Says what trends.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Is told of messages that could not be sent.</param>
public sealed partial class LiveFeed(ILivePush push, TrendQueries trends, TimeProvider clock, ILogger<LiveFeed> logger)
{
    private const int TopTerms = 10;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Tells where a run is.</summary>
    /// <param name="report">Its report.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task RunAsync(RunReport report, CancellationToken cancellationToken)
        => SendAsync("run", () => Task.FromResult(JsonSerializer.SerializeToElement(report, RunJson.Default.RunReport)), cancellationToken);

    /// <summary>Tells the scores of a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="quality">The scores.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task QualityAsync(string runId, RunQuality quality, CancellationToken cancellationToken)
        => SendAsync("quality", () => Task.FromResult(JsonSerializer.SerializeToElement(new { RunId = runId, Quality = quality }, Json)), cancellationToken);

    /// <summary>Tells that a prediction was made: its id, route, model and version, never what it was asked.</summary>
    /// <param name="predictionId">Its id.</param>
    /// <param name="route">The route it was asked by.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="version">The model's version.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task PredictionAsync(string predictionId, string route, string model, string version, CancellationToken cancellationToken)
        => SendAsync(
            "prediction",
            () => Task.FromResult(JsonSerializer.SerializeToElement(new { PredictionId = predictionId, Route = route, Model = model, Version = version }, Json)),
            cancellationToken);

    /// <summary>Tells what trends in the last day of the marts.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task TrendsAsync(CancellationToken cancellationToken) => SendAsync(
        "trend",
        async () =>
        {
            TrendAnswer answer = await trends.TopAsync("24h", TopTerms, new(null, null), null, cancellationToken);
            return JsonSerializer.SerializeToElement(
                new { answer.AsOf, answer.Window, Items = answer.Items.Select(i => new { i.Term, i.Count, i.UniqueCount, i.Score, i.QValue }) }, Json);
        },
        cancellationToken);

    /// <summary>Tells that an alert fired or was resolved.</summary>
    /// <param name="alert">Where it stands.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task AlertAsync(AlertState alert, CancellationToken cancellationToken)
        => SendAsync("alert", () => Task.FromResult(JsonSerializer.SerializeToElement(alert, Json)), cancellationToken);

    private async Task SendAsync(string type, Func<Task<JsonElement>> make, CancellationToken cancellationToken)
    {
        if (!push.HasListeners)
        {
            return;
        }

        try
        {
            await push.SendAsync(new(type, clock.GetUtcNow(), await make()), cancellationToken);
        }
        catch (Exception e) when (e is TrendsException or HttpRequestException or IOException)
        {
            Log.NotSent(logger, e, type);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A message of type {Type} reached no live client.")]
        public static partial void NotSent(ILogger logger, Exception error, string type);
    }
}
