using System.Globalization;
using System.Text;

namespace Trends.ML.Forecasting;

/// <summary>Trains the trend model on the run's own series: how methods are weighted, and how wide intervals are.</summary>
public sealed class TrendTrainer : IModelTrainer
{
    /// <summary>The fewest points of a series that is trained on.</summary>
    public const int LeastPoints = 24;

    /// <summary>The fewest such series.</summary>
    public const int LeastSeries = 3;

    /// <summary>The most series; of more, those with the greatest sums are taken.</summary>
    public const int MostSeries = 300;

    /// <inheritdoc/>
    public string Name => ModelNames.Trend;

    /// <inheritdoc/>
    public string Code => "1";

    /// <inheritdoc/>
    public string Parameters => $"methods={MethodSet.Count};points={LeastPoints};series={LeastSeries}-{MostSeries}";

    /// <inheritdoc/>
    public async Task<ITrainingSet> ReadAsync(ITrainingData data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        PriorityQueue<TrainingSeries, (double Sum, string Id)> best = new();
        long points = 0;
        await foreach (TrainingSeries series in data.ReadSeriesAsync(cancellationToken))
        {
            points += series.Values.Count;
            if (series.Values.Count >= LeastPoints && series.Values.Any(v => v != series.Values[0]))
            {
                best.Enqueue(series, (series.Values.Sum(), series.Id));
                if (best.Count > MostSeries)
                {
                    best.Dequeue();
                }
            }
        }

        TrainingSeries[] kept = [.. best.UnorderedItems.Select(i => i.Element).OrderBy(s => s.Id, StringComparer.Ordinal)];
        RowDigest digest = new();
        StringBuilder row = new();
        foreach (TrainingSeries series in kept)
        {
            row.Clear().Append(CultureInfo.InvariantCulture, $"{series.Id}\n{series.Start.UtcTicks} {series.Step.Ticks}");
            foreach (double value in series.Values)
            {
                row.Append(' ').Append(BitConverter.DoubleToInt64Bits(value));
            }

            digest.Add(row.ToString());
        }

        return new TrendTrainingSet(kept, points, digest.Finish());
    }
}
