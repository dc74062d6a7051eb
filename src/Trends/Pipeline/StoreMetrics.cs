using System.Diagnostics.Metrics;

namespace Trends.Pipeline;

/// <summary>What stores tell: whether they answer, and what they may be billed by.</summary>
public sealed class StoreMetrics
{
    private readonly Gauge<int> _health;
    private readonly Counter<long> _calls;
    private readonly Counter<long> _bytes;
    private readonly Counter<double> _units;

    /// <summary>Initializes a new instance of the <see cref="StoreMetrics"/> class.</summary>
    /// <param name="meter">The product's meter.</param>
    internal StoreMetrics(Meter meter)
    {
        _health = meter.CreateGauge<int>(Telemetry.Metrics.StoreHealth, "1", "Whether a store answers.");
        _calls = meter.CreateCounter<long>(Telemetry.Metrics.StoreCalls, "{call}", "Calls of stores.");
        _bytes = meter.CreateCounter<long>(Telemetry.Metrics.StoreBytes, "By", "Bytes of lake objects read and written.");
        _units = meter.CreateCounter<double>(Telemetry.Metrics.RequestUnits, "{RU}", "Request units that Cosmos DB charged.");
    }

    /// <summary>Notes whether a store answers.</summary>
    /// <param name="store">The store.</param>
    /// <param name="answers">Whether it does.</param>
    public void Health(string store, bool answers) => _health.Record(answers ? 1 : 0, new KeyValuePair<string, object?>(Telemetry.Tags.Store, store));

    /// <summary>Notes a call.</summary>
    /// <param name="store">The store.</param>
    /// <param name="operation">The operation.</param>
    public void Called(string store, string operation) => _calls.Add(1, new(Telemetry.Tags.Store, store), new(Telemetry.Tags.Operation, operation));

    /// <summary>Notes bytes read or written.</summary>
    /// <param name="store">The store.</param>
    /// <param name="operation"><c>read</c> or <c>write</c>.</param>
    /// <param name="bytes">How many.</param>
    public void Moved(string store, string operation, long bytes) => _bytes.Add(bytes, new(Telemetry.Tags.Store, store), new(Telemetry.Tags.Operation, operation));

    /// <summary>Notes what an operation of Cosmos DB was charged.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="units">Request units.</param>
    public void Charged(string operation, double units) => _units.Add(units, new KeyValuePair<string, object?>(Telemetry.Tags.Operation, operation));
}
