using Trends.Collect.Connect.Errors;

namespace Trends.Collect.Connect;

/// <summary>What one call gave.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Page">The page; null with an error, but for a feed that breaks off: what stood before the break.</param>
/// <param name="Error">What is wrong; null for nothing.</param>
internal sealed record PageResult(SourceAnswer Answer, SourcePage? Page, SourceError? Error)
{
    /// <summary>Gets for how long the platform wants to be left alone; null where it does not say.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Gets a value indicating whether the platform said that what was asked for is not there.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Gets how many records it gave.</summary>
    public int Records { get; init; } = Page?.Records.Count ?? 0;
}
