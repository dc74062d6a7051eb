using Trends.ML.Forecasting;

namespace TrendFunctions.Serving;

/// <summary>One series of a batch.</summary>
/// <param name="Id">What the answer names it by.</param>
/// <param name="Series">Its points.</param>
/// <param name="Horizon">How many steps to forecast, 1 to 1,000.</param>
/// <param name="Seasonality">The season in points; null to find it.</param>
public sealed record TrendsRequestItem(string? Id, IReadOnlyList<SeriesPoint>? Series, int Horizon, int? Seasonality);
