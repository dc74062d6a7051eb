namespace Trends.ML.Forecasting;

/// <summary>A value of a series.</summary>
/// <param name="At">Its time.</param>
/// <param name="Value">The value; finite.</param>
public readonly record struct SeriesPoint(DateTimeOffset At, double Value);
