using Trends.ML.Forecasting;
using Trends.ML.Registry;

namespace Trends.Serving.Trending;

/// <summary>Forecasts counts with the trend model that serves, and with <see cref="TrendModel.Default"/> until one does.</summary>
/// <param name="models">The models that serve.</param>
public sealed class ServedForecast(ModelCache models) : ITrendForecaster
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ForecastValue>> ForecastAsync(IReadOnlyList<TrendPoint> points, int horizon, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(points);
        TrendModel model = (await models.GetAsync<TrendModel>(cancellationToken))?.Model ?? TrendModel.Default;
        ForecastRequest request = new([.. points.Select(p => new SeriesPoint(p.At, p.Count))], horizon);
        return [.. model.Forecast(request).Select(f => new ForecastValue(f.At, f.Value, f.Lower, f.Upper))];
    }
}
