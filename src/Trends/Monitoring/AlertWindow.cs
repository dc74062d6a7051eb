namespace Trends.Monitoring;

/// <summary>The measurements of the last while, in a fixed number of buckets: memory does not grow with them.</summary>
/// <param name="window">The while.</param>
/// <param name="withPercentiles">Whether percentiles will be asked for.</param>
internal sealed class AlertWindow(TimeSpan window, bool withPercentiles)
{
    private const int Buckets = 15;

    private readonly Lock _gate = new();
    private readonly long _width = Math.Max(1, window.Ticks / Buckets);
    private readonly Bucket[] _buckets = [.. Enumerable.Range(0, Buckets).Select(_ => new Bucket(withPercentiles))];

    /// <summary>Adds a measurement.</summary>
    /// <param name="value">The value.</param>
    /// <param name="now">The time, in ticks.</param>
    public void Add(double value, long now)
    {
        long number = now / _width;
        lock (_gate)
        {
            Bucket bucket = _buckets[(int)(number % Buckets)];
            if (bucket.Number != number)
            {
                bucket.Clear(number);
            }

            bucket.Add(value);
        }
    }

    /// <summary>Gives what the window holds.</summary>
    /// <param name="aggregation">What to make of it.</param>
    /// <param name="now">The time, in ticks.</param>
    /// <returns>The value and how many measurements it is made of; not a number without any.</returns>
    public (double Value, long Count) Read(AlertAggregation aggregation, long now)
    {
        long newest = now / _width;
        lock (_gate)
        {
            List<Bucket> live = [.. _buckets.Where(b => b.Count > 0 && b.Number > newest - Buckets && b.Number <= newest)];
            long count = live.Sum(b => b.Count);
            return count == 0 ? (double.NaN, 0) : (aggregation switch
            {
                AlertAggregation.Minimum => live.Min(b => b.Min),
                AlertAggregation.Maximum => live.Max(b => b.Max),
                AlertAggregation.Total => live.Sum(b => b.Sum),
                AlertAggregation.Percentile95 => ValueSketch.Percentile([.. live.Select(b => b.Sketch!)], 0.95),
                _ => live.Sum(b => b.Sum) / count,
            }, count);
        }
    }

    private sealed class Bucket(bool withPercentiles)
    {
        public long Number { get; private set; } = -1;

        public long Count { get; private set; }

        public double Sum { get; private set; }

        public double Min { get; private set; }

        public double Max { get; private set; }

        public ValueSketch? Sketch { get; } = withPercentiles ? new() : null;

        public void Clear(long number)
        {
            Number = number;
            Count = 0;
            Sum = 0;
            Min = double.PositiveInfinity;
            Max = double.NegativeInfinity;
            Sketch?.Clear();
        }

        public void Add(double value)
        {
            Count++;
            Sum += value;
            Min = Math.Min(Min, value);
            Max = Math.Max(Max, value);
            Sketch?.Add(value);
        }
    }
}
