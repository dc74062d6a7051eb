namespace Trends.ML.Forecasting;

/// <summary>A forecast value with its 95 % interval.</summary>
/// <param name="At">Its time, in UTC.</param>
/// <param name="Value">The forecast.</param>
/// <param name="Lower">The lower end; never above the value.</param>
/// <param name="Upper">The upper end; never below the value.</param>
public readonly record struct ForecastPoint(DateTimeOffset At, double Value, double Lower, double Upper);
