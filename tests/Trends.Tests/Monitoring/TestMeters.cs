using System.Diagnostics.Metrics;

namespace Trends.Tests.Monitoring;

/// <summary>Makes meters as a host does: each one once, marked as this factory's.</summary>
internal sealed class TestMeters : IMeterFactory
{
    private readonly Dictionary<string, Meter> _meters = [];

    public Meter Create(MeterOptions options)
        => _meters.TryGetValue(options.Name, out Meter? made) ? made : _meters[options.Name] = new Meter(options.Name, options.Version, options.Tags, this);

    public void Dispose()
    {
        foreach (Meter meter in _meters.Values)
        {
            meter.Dispose();
        }
    }
}
