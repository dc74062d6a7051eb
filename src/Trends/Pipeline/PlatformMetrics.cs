using System.Diagnostics.Metrics;

namespace Trends.Pipeline;

/// <summary>What calls of platforms tell; collectors note them.</summary>
public sealed class PlatformMetrics
{
    private readonly Gauge<double> _quota;
    private readonly Histogram<double> _limited;
    private readonly Counter<long> _refused;

    /// <summary>Initializes a new instance of the <see cref="PlatformMetrics"/> class.</summary>
    /// <param name="meter">The product's meter.</param>
    internal PlatformMetrics(Meter meter)
    {
        _quota = meter.CreateGauge<double>(Telemetry.Metrics.QuotaLeft, "1", "The share of a platform's quota that is left.");
        _limited = meter.CreateHistogram<double>(Telemetry.Metrics.RateLimited, "1", "1 for a platform call that was refused as too many, 0 for others.");
        _refused = meter.CreateCounter<long>(Telemetry.Metrics.WebhooksRefused, "{call}", "Webhook calls that were not signed as their platform signs.");
    }

    /// <summary>Notes what is left of a platform's quota.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="share">0 to 1.</param>
    public void QuotaLeft(string platform, double share) => _quota.Record(share, new KeyValuePair<string, object?>(Telemetry.Tags.Platform, platform));

    /// <summary>Notes a webhook call that nobody believes.</summary>
    /// <param name="platform">The platform that it says it is of.</param>
    public void Refused(string platform) => _refused.Add(1, new KeyValuePair<string, object?>(Telemetry.Tags.Platform, platform));

    /// <summary>Notes an answered call.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="limited">Whether it was refused with status 429.</param>
    public void Called(string platform, bool limited) => _limited.Record(limited ? 1 : 0, new KeyValuePair<string, object?>(Telemetry.Tags.Platform, platform));
}
