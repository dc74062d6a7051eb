using System.Runtime.CompilerServices;

namespace Trends.ML.Training;

/// <summary>Makes regular series of counted rows: a step without a row counted nothing.</summary>
internal static class SeriesGatherer
{
    /// <summary>The most steps of a series: the latest are kept.</summary>
    private const int MostSteps = 2000;

    /// <summary>Gathers rows that come in order of their series and time.</summary>
    /// <param name="prefix">What series' names start with.</param>
    /// <param name="step">The time between values.</param>
    /// <param name="cells">The rows.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<TrainingSeries> GatherAsync(
        string prefix,
        TimeSpan step,
        IAsyncEnumerable<SeriesCell> cells,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<SeriesCell> series = [];
        await foreach (SeriesCell cell in cells.WithCancellation(cancellationToken))
        {
            if (series.Count > 0 && series[0].Id != cell.Id)
            {
                yield return Make(prefix, step, series);
                series = [];
            }

            series.Add(cell);
        }

        if (series.Count > 0)
        {
            yield return Make(prefix, step, series);
        }
    }

    private static TrainingSeries Make(string prefix, TimeSpan step, List<SeriesCell> cells)
    {
        DateTimeOffset last = cells[^1].At;
        int steps = (int)Math.Min(MostSteps, ((last - cells[0].At).Ticks / step.Ticks) + 1);
        double[] values = new double[steps];
        foreach (SeriesCell cell in cells)
        {
            long back = (last - cell.At).Ticks / step.Ticks;
            if (back < steps)
            {
                values[steps - 1 - back] += cell.Value;
            }
        }

        return new(prefix + cells[0].Id, last - (step * (steps - 1)), step, values);
    }
}
