using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Hosting;
using TrendFunctions.OpenApi;
using Trends.Marts;
using Trends.Serving;

namespace TrendFunctions.Serving;

/// <summary>The marts as OData v4.</summary>
/// <param name="queries">Answers.</param>
public sealed class MartEndpoints(MartQueries queries)
{
    /// <summary>A page of a mart.</summary>
    /// <param name="request">Query: $filter, $orderby, $top, $skip, $select, $count.</param>
    /// <param name="mart">One of user, campaign, trend, ai; trend-history, posts, trend-signals and trend-coverage are parts of the trend mart.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(GetMart))]
    [QueryParameter("$filter", null, "OData v4, such as count gt 10.")]
    [QueryParameter("$orderby", null, "Columns, each with asc or desc.")]
    [QueryParameter("$top", null, "How many rows.")]
    [QueryParameter("$skip", null, "How many rows to leave out first.")]
    [QueryParameter("$select", null, "Columns.")]
    [QueryParameter("$count", null, "true to count all that match.")]
    [Answers(typeof(MartPage))]
    public async Task<IActionResult> GetMart(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/marts/{mart}")] HttpRequest request,
        string mart,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Dictionary<string, string> options = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        return await queries.QueryAsync(mart, $"/api/marts/{mart}", options, cancellationToken) is { } page
            ? new JsonBytesResult(MartResultWriter.Write(page))
            : Problems.NotFound($"There is no mart '{mart}'. It is one of {string.Join(", ", MartDefinitions.Queried.Select(m => m.Name))}.");
    }
}
