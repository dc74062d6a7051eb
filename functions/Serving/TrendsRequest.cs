using Trends;
using Trends.ML.Forecasting;

namespace TrendFunctions.Serving;

/// <summary>What <c>POST api/predict/trends</c> takes: one series, or a batch.</summary>
/// <param name="Series">The points of the one series.</param>
/// <param name="Horizon">How many steps to forecast, 1 to 1,000.</param>
/// <param name="Seasonality">The season in points; null to find it.</param>
/// <param name="Batch">Up to 100 series, each with an id; without them, the other members are the one series.</param>
public sealed record TrendsRequest(
    IReadOnlyList<SeriesPoint>? Series,
    int Horizon,
    int? Seasonality,
    IReadOnlyList<TrendsRequestItem>? Batch)
{
    private const int MostSeries = 100;

    /// <summary>Forecasts.</summary>
    /// <param name="model">With what.</param>
    /// <returns><c>{ forecast }</c>, or <c>{ results: [ { id, forecast } ] }</c> for a batch.</returns>
    /// <exception cref="InvalidRequestException">A member does not hold what it must.</exception>
    public object Answer(TrendModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (Batch is null)
        {
            return new { Forecast = model.Forecast(new(Series ?? [], Horizon, Seasonality)) };
        }

        if (Batch.Count is 0 or > MostSeries)
        {
            throw new InvalidRequestException("batch", $"{Batch.Count} series; give 1 to {MostSeries}.");
        }

        return new { Results = Batch.Select((item, i) => new { item.Id, Forecast = Forecast(model, item, i) }).ToArray() };
    }

    private static IReadOnlyList<ForecastPoint> Forecast(TrendModel model, TrendsRequestItem item, int index)
    {
        try
        {
            return model.Forecast(new(item.Series ?? [], item.Horizon, item.Seasonality));
        }
        catch (InvalidRequestException e)
        {
            throw new InvalidRequestException(e.Errors.ToDictionary(p => $"batch[{index}].{p.Key}", p => p.Value));
        }
    }
}
