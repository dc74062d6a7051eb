namespace Trends.Collect.Quota.Windows;

/// <summary>What is asked of a window.</summary>
/// <param name="Units">The least that helps; 0 or more.</param>
/// <param name="AtMost">The most that is taken at once, for calls to come.</param>
/// <param name="KeptShare">The share of the limit to leave to others, 0 to 1.</param>
/// <param name="Slack">The milliseconds from now to the call's start, for the store's answer.</param>
/// <param name="Keys">The items or the holder asked for.</param>
internal sealed record TakeWish(decimal Units, decimal AtMost, decimal KeptShare, long Slack, IReadOnlyList<string> Keys);
