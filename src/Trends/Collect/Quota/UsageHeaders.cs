using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>The response headers in which a platform tells how much of a window is used. Each is optional; names are not case-sensitive.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record UsageHeaders
{
    /// <summary>Gets the header with the window's limit.</summary>
    public string? Limit { get; init; }

    /// <summary>Gets the header with what is left; fractions are rounded down.</summary>
    public string? Remaining { get; init; }

    /// <summary>Gets the header with what is used; fractions are rounded up.</summary>
    public string? Used { get; init; }

    /// <summary>Gets the header with the time of the reset.</summary>
    public string? Reset { get; init; }

    /// <summary>Gets how that time is written; seconds since 1970 by default.</summary>
    public ResetForm ResetForm { get; init; }

    /// <summary>
    /// Gets the header with Meta's JSON: percentages, and minutes until access is regained. <c>X-App-Usage</c> or
    /// <c>X-Business-Use-Case-Usage</c>.
    /// </summary>
    public string? Percentages { get; init; }

    /// <summary>Gets a value indicating whether a limit above the plan's is believed; lower ones always are. False by default.</summary>
    public bool RaisesLimit { get; init; }
}
