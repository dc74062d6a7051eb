namespace Trends.ML.Forecasting;

/// <summary>Forecasts series. Immutable, so any number of threads may use it.</summary>
public sealed class TrendModel : IModelArtefact<TrendModel>
{
    private const string Format = "trend/1";
    private readonly TrendParameters _parameters;
    private readonly Forecaster _forecaster;

    internal TrendModel(TrendParameters parameters)
    {
        _parameters = parameters;
        _forecaster = new(parameters);
    }

    /// <summary>Gets the model that serves until one is trained.</summary>
    public static TrendModel Default { get; } = new(TrendParameters.Default);

    /// <inheritdoc/>
    public static string ModelName => ModelNames.Trend;

    /// <summary>Forecasts a series.</summary>
    /// <param name="request">The series.</param>
    /// <returns>A point a step; of a series without negative values none is negative.</returns>
    /// <exception cref="InvalidRequestException">A field does not hold what it must.</exception>
    public IReadOnlyList<ForecastPoint> Forecast(ForecastRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        RegularSeries series = RegularSeries.From(request.Series);
        int season = request.Seasonality ?? Seasons.Find(series.Values, series.Step);
        (double[] values, double[] widths) = _forecaster.Run(series.Values, season, request.Horizon);
        bool positive = Forecaster.IsNotNegative(series.Values);
        ForecastPoint[] points = new ForecastPoint[request.Horizon];
        for (int h = 0; h < points.Length; h++)
        {
            double lower = values[h] - widths[h];
            points[h] = new(At(series, h + 1), values[h], positive ? Math.Max(0, lower) : lower, values[h] + widths[h]);
        }

        return points;
    }

    /// <summary>Gives the model's bytes.</summary>
    public byte[] Save() => Artefact.Write(Format, writer =>
    {
        foreach (double value in (double[])[.. _parameters.PlainWeights, .. _parameters.SeasonalWeights, _parameters.Power, _parameters.Width, _parameters.Growth])
        {
            writer.Write(value);
        }
    });

    /// <inheritdoc/>
    public static TrendModel Load(ReadOnlyMemory<byte> artefact) => Artefact.Read(Format, artefact, reader =>
    {
        double[] plain = new double[MethodSet.Plain], seasonal = new double[MethodSet.Count];
        for (int i = 0; i < plain.Length; i++)
        {
            plain[i] = reader.ReadDouble();
        }

        for (int i = 0; i < seasonal.Length; i++)
        {
            seasonal[i] = reader.ReadDouble();
        }

        return new TrendModel(new(plain, seasonal, reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble()));
    });

    /// <summary>Forecasts values without times.</summary>
    internal (double[] Values, double[] Widths) Run(ReadOnlySpan<double> values, int season, int horizon) => _forecaster.Run(values, season, horizon);

    private static DateTimeOffset At(RegularSeries series, int steps)
    {
        double days = series.Step.TotalDays;

        // Monthly, quarterly and yearly points keep their day of the month.
        int months = days is >= 28 and <= 31 ? 1 : days is >= 89 and <= 92 ? 3 : days is >= 365 and <= 366 ? 12 : 0;
        return months > 0 ? series.Last.AddMonths(months * steps) : series.Last + (series.Step * steps);
    }
}
