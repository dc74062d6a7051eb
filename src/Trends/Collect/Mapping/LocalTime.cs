namespace Trends.Collect.Mapping;

/// <summary>A time as written: what the clock showed, and how far from UTC where that was said.</summary>
/// <param name="Clock">What the clock showed.</param>
/// <param name="Offset">How far ahead of UTC; null when the text does not say.</param>
internal readonly record struct LocalTime(DateTime Clock, TimeSpan? Offset);
