namespace Trends.Serving.Trending;

/// <summary>A forecast at one time.</summary>
/// <param name="At">The time, in UTC.</param>
/// <param name="Value">What is expected.</param>
/// <param name="Lower">The lower end of the 95 % interval.</param>
/// <param name="Upper">Its upper end.</param>
public sealed record ForecastValue(DateTimeOffset At, double Value, double Lower, double Upper);
