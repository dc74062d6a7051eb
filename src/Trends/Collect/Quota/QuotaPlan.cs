using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>One limit that a platform sets. Several plans may hold for one call: all must agree.</summary>
/// <param name="Name">Its name among the platform's plans: lower-case letters, digits and hyphens, at most 64.</param>
/// <param name="Scope">Whose calls share it.</param>
/// <param name="Window">The window it holds for.</param>
/// <param name="Limit">What the window permits: calls, points, items, or US dollars in a money window; above 0.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record QuotaPlan(string Name, QuotaScope Scope, QuotaWindow Window, decimal Limit)
{
    /// <summary>Gets what a call costs; one unit a call by default.</summary>
    public QuotaCost Cost { get; init; } = new(QuotaCostUnit.Call);

    /// <summary>Gets the share of the limit that is used; above 0 to 1, 1 by default.</summary>
    public decimal SafetyShare { get; init; } = 1;

    /// <summary>
    /// Gets how far the platform's clock, with the call's way to it, may be from ours: nothing is granted this long before a window's end, and what
    /// was spent counts this much longer. Zero by default, at most a quarter of the window.
    /// </summary>
    public TimeSpan Guard { get; init; }

    /// <summary>Gets a value indicating whether a successful call that returned nothing is given back. False by default.</summary>
    public bool FreeWhenEmpty { get; init; }

    /// <summary>
    /// Gets how long the window is closed after a rejection that states no time; null for the window's own end where it has one, and its whole
    /// length where it has none.
    /// </summary>
    public TimeSpan? BlockFor { get; init; }

    /// <summary>Gets which headers tell how much is used; null for none.</summary>
    public UsageHeaders? Usage { get; init; }
}
