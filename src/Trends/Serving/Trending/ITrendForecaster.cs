namespace Trends.Serving.Trending;

/// <summary>Forecasts a term's counts.</summary>
public interface ITrendForecaster
{
    /// <summary>Forecasts a series.</summary>
    /// <param name="points">The series in order of time, at least two points.</param>
    /// <param name="horizon">How many steps, 1 to 1,000.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<IReadOnlyList<ForecastValue>> ForecastAsync(IReadOnlyList<TrendPoint> points, int horizon, CancellationToken cancellationToken);
}
