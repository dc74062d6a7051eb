using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Hosting;
using TrendFunctions.OpenApi;
using Trends.ML;
using Trends.ML.Forecasting;
using Trends.ML.Registry;
using Trends.Serving.Trending;

namespace TrendFunctions.Serving;

/// <summary>What trends, and how one term went.</summary>
/// <param name="queries">Answers both.</param>
/// <param name="models">Tells the version that forecasts.</param>
/// <param name="answers">Caches and records.</param>
public sealed class TrendEndpoints(TrendQueries queries, ModelCache models, PredictionAnswers answers)
{
    /// <summary>The terms that trend in a window.</summary>
    /// <param name="request">Query: window, top, platform, lang, at.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(GetTrends))]
    [QueryParameter("window", "24h", "Hours or days, such as 24h or 7d.")]
    [QueryParameter("top", "20", "How many terms.", Least = 1, Most = TrendQueries.MaxTop)]
    [QueryParameter("platform", null, "One platform only, such as news.")]
    [QueryParameter("lang", null, "One language only, such as ko.")]
    [QueryParameter("at", null, "The window's end, ISO 8601; without it the last run's asOf.")]
    [Answers(typeof(TrendAnswer), Predicts = true)]
    public async Task<IActionResult> GetTrends(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/trends")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        string window = QueryText.Text(request, "window", "24h");
        int top = QueryText.Number(request, "top", 20, 1, TrendQueries.MaxTop);
        DateTimeOffset? at = QueryText.Instant(request, "at");
        TrendScope scope = Scope(request);
        return await answers.AnswerAsync(
            request.HttpContext,
            "api/trends",
            Query(request, "window", "top", "platform", "lang", "at"),
            ModelNames.Trend,
            await VersionAsync(cancellationToken),
            async stop => await queries.TopAsync(window, top, scope, at, stop),
            cancellationToken);
    }

    /// <summary>One term over time.</summary>
    /// <param name="request">Query: from, to, step, platform, lang.</param>
    /// <param name="term">The term.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(GetTrend))]
    [QueryParameter("from", null, "Start, ISO 8601.")]
    [QueryParameter("to", null, "End, ISO 8601.")]
    [QueryParameter("step", "1h", "Hours or days of one point.")]
    [QueryParameter("platform", null, "One platform only, such as news.")]
    [QueryParameter("lang", null, "One language only, such as ko.")]
    [Answers(typeof(TermAnswer), Predicts = true)]
    public async Task<IActionResult> GetTrend(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/trends/{term}")] HttpRequest request,
        string term,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        DateTimeOffset? from = QueryText.Instant(request, "from");
        DateTimeOffset? to = QueryText.Instant(request, "to");
        string step = QueryText.Text(request, "step", "1h");
        TrendScope scope = Scope(request);
        return await answers.AnswerAsync(
            request.HttpContext,
            "api/trends/term",
            Query(request, "from", "to", "step", "platform", "lang").Append(KeyValuePair.Create("term", (string?)term)),
            ModelNames.Trend,
            await VersionAsync(cancellationToken),
            async stop => await queries.TermAsync(term, scope, from, to, step, stop),
            cancellationToken);
    }

    private static TrendScope Scope(HttpRequest request)
        => new(Empty(request.Query["platform"]), Empty(request.Query["lang"]));

    private static string? Empty(string? text) => string.IsNullOrEmpty(text) ? null : text.ToLowerInvariant();

    private static KeyValuePair<string, string?>[] Query(HttpRequest request, params ReadOnlySpan<string> names)
    {
        var query = new KeyValuePair<string, string?>[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            query[i] = KeyValuePair.Create(names[i], (string?)request.Query[names[i]]);
        }

        return query;
    }

    private async ValueTask<string> VersionAsync(CancellationToken cancellationToken)
        => (await models.GetAsync<TrendModel>(cancellationToken))?.Version ?? "untrained";
}
