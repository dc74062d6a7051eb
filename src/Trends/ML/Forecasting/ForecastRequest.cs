namespace Trends.ML.Forecasting;

/// <summary>A series to forecast.</summary>
/// <param name="Series">The points in any order; of points at one time the last counts. 1 to 100,000.</param>
/// <param name="Horizon">How many steps of the series to forecast, 1 to 1,000.</param>
/// <param name="Seasonality">The length of a season in points, 1 to 10,000, 1 for none; null to find it.</param>
public sealed record ForecastRequest(IReadOnlyList<SeriesPoint> Series, int Horizon, int? Seasonality = null)
{
    private const int MostPoints = 100_000;

    /// <summary>Throws when a field does not hold what it must.</summary>
    /// <exception cref="InvalidRequestException">With the messages of each such field.</exception>
    public void Validate()
    {
        SortedDictionary<string, string[]> errors = new(StringComparer.Ordinal);
        if (Series is null || Series.Count is 0 or > MostPoints)
        {
            errors["series"] = [$"{Series?.Count ?? 0} points; give 1 to {MostPoints}."];
        }

        for (int i = 0; i < Math.Min(Series?.Count ?? 0, MostPoints); i++)
        {
            if (!double.IsFinite(Series![i].Value))
            {
                errors[$"series[{i}].value"] = ["Not a finite number."];
            }
        }

        if (Horizon is < 1 or > 1000)
        {
            errors["horizon"] = [$"{Horizon}; give 1 to 1,000 steps."];
        }

        if (Seasonality is < 1 or > 10_000)
        {
            errors["seasonality"] = [$"{Seasonality}; give 1 to 10,000 points, or leave it out to have it found."];
        }

        if (errors.Count > 0)
        {
            throw new InvalidRequestException(errors);
        }
    }
}
