using System.Globalization;
using Microsoft.Extensions.Options;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect;

/// <summary>Asks the quotas, before a run reads, what its plan will cost and until when it will take.</summary>
public sealed class SourceForecaster
{
    private readonly SourceCatalog _catalog;
    private readonly CallGate _gate;
    private readonly SourcesOptions _options;
    private readonly TimeProvider _clock;

    /// <summary>Initializes a new instance of the <see cref="SourceForecaster"/> class.</summary>
    /// <param name="catalog">The streams.</param>
    /// <param name="gate">Knows what a call takes of which quotas.</param>
    /// <param name="options">The settings.</param>
    /// <param name="clock">The clock.</param>
    internal SourceForecaster(SourceCatalog catalog, CallGate gate, IOptions<SourcesOptions> options, TimeProvider clock)
        => (_catalog, _gate, _options, _clock) = (catalog, gate, options.Value, clock);

    /// <summary>Tells of the streams whose reads cost money, or do not fit into what their quotas permit now. A read is reckoned with its first page.</summary>
    /// <param name="reads">The reads.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Streams, each with what to expect, in words; none where all fits.</returns>
    public async Task<IReadOnlyList<(string Stream, string Text)>> ForecastAsync(IReadOnlyList<SourceRead> reads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reads);
        List<(string, string)> told = [];
        foreach (IGrouping<string, SourceRead> group in reads.GroupBy(r => r.Stream, StringComparer.Ordinal))
        {
            if (_catalog.Find(group.Key) is { Quotas.Count: > 0 } stream)
            {
                QuotaForecast forecast = await _gate.ForecastAsync(stream, _options.Of(stream.Platform), [.. group], cancellationToken);
                if (Text(forecast) is { } text)
                {
                    told.Add((stream.Name, text));
                }
            }
        }

        return told;
    }

    private string? Text(QuotaForecast forecast)
    {
        string calls = string.Create(CultureInfo.InvariantCulture, $"{forecast.Calls:N0} {(forecast.Calls == 1 ? "call" : "calls")} at least");
        string cost = forecast.CostUsd > 0 ? string.Create(CultureInfo.InvariantCulture, $", up to USD {forecast.CostUsd:0.00##}") : string.Empty;
        PlanForecast? last = forecast.Plans.FirstOrDefault(p => p.EndsAt is null) ?? forecast.Plans.MaxBy(p => p.EndsAt);
        return forecast.EndsAt is null ? $"{calls}{cost}: more than quota '{last!.Plan}' ever permits; some will not be read"
            : forecast.EndsAt - _clock.GetUtcNow() > _options.MaxWait ? string.Create(CultureInfo.InvariantCulture, $"{calls}{cost}: quota '{last!.Plan}' permits all of them by {forecast.EndsAt.Value.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z; later runs read the rest")
            : cost.Length > 0 ? calls + cost
            : null;
    }
}
