using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Hosting;
using Trends.Serving;

namespace TrendFunctions.Serving;

/// <summary>The marts as OData v4.</summary>
/// <param name="queries">Answers.</param>
public sealed class MartEndpoints(MartQueries queries)
{
    /// <summary>A page of a mart.</summary>
    /// <param name="request">Query: $filter, $orderby, $top, $skip, $select, $count.</param>
    /// <param name="mart">One of user, campaign, trend, ai.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(GetMart))]
    public async Task<IActionResult> GetMart(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/marts/{mart}")] HttpRequest request,
        string mart,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Dictionary<string, string> options = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        return await queries.QueryAsync(mart, $"/api/marts/{mart}", options, cancellationToken) is { } page
            ? new JsonBytesResult(MartResultWriter.Write(page))
            : Problems.NotFound($"There is no mart '{mart}'. It is one of user, campaign, trend, ai.");
    }
}
