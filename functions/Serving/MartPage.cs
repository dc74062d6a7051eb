using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TrendFunctions.Serving;

/// <summary>The shape of <c>GET api/marts/{mart}</c>.</summary>
/// <param name="Count">The rows that match, when <c>$count=true</c> asks for it.</param>
/// <param name="Value">The rows.</param>
/// <param name="NextLink">Where the next page is; absent on the last.</param>
public sealed record MartPage(
    [property: JsonPropertyName("@odata.count")] long? Count,
    IReadOnlyList<JsonObject> Value,
    [property: JsonPropertyName("@odata.nextLink")] string? NextLink);
