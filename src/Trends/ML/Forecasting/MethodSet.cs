namespace Trends.ML.Forecasting;

/// <summary>The methods a forecast is combined from.</summary>
internal static class MethodSet
{
    /// <summary>How many there are: naive, simple, damped, theta without season; seasonal naive; simple and damped on the series as it is.</summary>
    public const int Count = 7;

    /// <summary>How many of them, from the first, apply to series without a season.</summary>
    public const int Plain = 4;

    /// <summary>The index of the seasonal naive method.</summary>
    public const int SeasonalNaive = 4;

    /// <summary>Past values beyond so many, or four seasons, are not looked at.</summary>
    private const int Memory = 720;

    /// <summary>Forecasts with every method that applies.</summary>
    /// <param name="all">The values.</param>
    /// <param name="season">The season's length; 1 for none.</param>
    /// <param name="horizon">How many steps.</param>
    /// <returns>A forecast a method: <see cref="Plain"/> of them without season, else <see cref="Count"/>.</returns>
    public static double[][] Run(ReadOnlySpan<double> all, int season, int horizon)
    {
        ReadOnlySpan<double> y = all[^Math.Min(all.Length, Math.Max(Memory, season * 4))..];
        bool seasonal = season > 1 && y.Length >= season * 2;
        double[][] forecasts = new double[season > 1 ? Count : Plain][];
        for (int m = 0; m < forecasts.Length; m++)
        {
            forecasts[m] = new double[horizon];
        }

        bool ratio = seasonal && AllPositive(y);
        double[] flat = new double[y.Length];
        double[] places = seasonal ? Deseasonalise(y, season, ratio, flat) : [];
        if (!seasonal)
        {
            y.CopyTo(flat);
        }

        ReadOnlySpan<double> level = Spikes.Clip(flat.AsSpan(LevelShift.Find(flat)));
        forecasts[0].AsSpan().Fill(level[^1]);
        Smoothing.Simple(level, forecasts[1]);
        Smoothing.Damped(level, forecasts[2]);
        Smoothing.Theta(level, forecasts[3]);
        for (int m = 0; m < Plain && seasonal; m++)
        {
            for (int h = 0; h < horizon; h++)
            {
                double place = places[(y.Length + h) % season];
                forecasts[m][h] = ratio ? forecasts[m][h] * Math.Exp(place) : forecasts[m][h] + place;
            }
        }

        if (season > 1)
        {
            int back = Math.Min(season, y.Length);
            for (int h = 0; h < horizon; h++)
            {
                forecasts[SeasonalNaive][h] = y[y.Length - back + (h % back)];
            }

            Smoothing.Simple(y, forecasts[5]);
            Smoothing.Damped(y, forecasts[6]);
        }

        return forecasts;
    }

    /// <summary>Takes the season out: as a share where all values are positive, otherwise as an amount.</summary>
    private static double[] Deseasonalise(ReadOnlySpan<double> y, int season, bool ratio, double[] flat)
    {
        for (int i = 0; i < flat.Length; i++)
        {
            flat[i] = ratio ? Math.Log(y[i]) : y[i];
        }

        double[] places = Seasons.Additive(flat, season);
        for (int i = 0; i < flat.Length; i++)
        {
            flat[i] -= places[i % season];
            flat[i] = ratio ? Math.Exp(flat[i]) : flat[i];
        }

        return places;
    }

    private static bool AllPositive(ReadOnlySpan<double> y)
    {
        double least = double.PositiveInfinity, sum = 0;
        foreach (double value in y)
        {
            least = Math.Min(least, value);
            sum += value;
        }

        // Shares of values near zero are noise.
        return least > 0.02 * sum / y.Length;
    }
}
