using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Hosting;
using TrendFunctions.OpenApi;
using Trends.Monitoring;

namespace TrendFunctions.Monitoring;

/// <summary>Shows how the pipeline does.</summary>
/// <param name="reporter">Makes the report.</param>
/// <param name="alerts">Knows where alerts stand.</param>
public sealed class MonitoringEndpoints(MonitoringReporter reporter, AlertWatch alerts)
{
    /// <summary>Data quality score, processing time, error rate and model accuracy, per run and over time; a page for browsers.</summary>
    /// <param name="request">Query: top.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(GetMonitoringReport))]
    [QueryParameter("top", "20", "How many runs.", Least = 1, Most = 100)]
    [Answers(typeof(MonitoringReport))]
    public async Task<IActionResult> GetMonitoringReport(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/monitoring/report")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        MonitoringReport report = await reporter.ReportAsync(QueryText.Number(request, "top", 20, 1, 100), cancellationToken);
        IHeaderDictionary headers = request.HttpContext.Response.Headers;
        headers.Vary = "Accept, Accept-Language";
        headers.CacheControl = "no-cache";
        if (!PrefersHtml(request))
        {
            return new JsonBytesResult(JsonSerializer.SerializeToUtf8Bytes(report, MonitoringJson.Default.MonitoringReport));
        }

        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        string page = MonitoringPage.Render(report, MonitoringWords.For(request.Headers.AcceptLanguage));
        return new FileContentResult(Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8");
    }

    /// <summary>Where every alert stands.</summary>
    /// <param name="request">The request.</param>
    [Function(nameof(GetAlerts))]
    [Answers(typeof(AlertList))]
    public IActionResult GetAlerts([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/monitoring/alerts")] HttpRequest request)
        => new JsonBytesResult(JsonSerializer.SerializeToUtf8Bytes(AlertList.Of(alerts), MonitoringJson.Default.AlertList));

    // Browsers put text/html first; programs that do not ask for it get JSON.
    private static bool PrefersHtml(HttpRequest request)
        => request.GetTypedHeaders().Accept
            .OrderByDescending(a => a.Quality ?? 1)
            .Select(a => a.MediaType.Value)
            .FirstOrDefault(m => m is "text/html" or "application/json" or "*/*") == "text/html";
}
