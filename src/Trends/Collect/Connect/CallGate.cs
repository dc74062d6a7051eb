using Microsoft.Extensions.Options;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect;

/// <summary>Lets a call through when every quota that it counts for has room, and tells them what became of it.</summary>
/// <param name="quotas">The quotas of all instances.</param>
/// <param name="options">How long a call waits for them.</param>
internal sealed class CallGate(QuotaGovernor quotas, IOptions<SourcesOptions> options)
{
    /// <summary>Makes a call.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="read">What is read.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Stops waiting and calling.</param>
    /// <returns>What it gave; a refusal for too many calls is noted, so that the next call waits for its end.</returns>
    /// <exception cref="SourceException">A quota has no room in time, or the call failed.</exception>
    internal Task<PageResult> CallAsync(
        Connector stream, SourceSettings settings, SourceRead read, Func<CancellationToken, Task<PageResult>> call, CancellationToken cancellationToken)
        => CallAsync(stream, Request(stream, settings, read), options.Value.MaxWait, call, cancellationToken);

    /// <summary>Makes a call that is no page of a read.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="request">What it takes of which quotas.</param>
    /// <param name="wait">How long it waits for them.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Stops waiting and calling.</param>
    /// <exception cref="SourceException">A quota has no room in time, or the call failed.</exception>
    internal async Task<PageResult> CallAsync(
        Connector stream, QuotaRequest request, TimeSpan wait, Func<CancellationToken, Task<PageResult>> call, CancellationToken cancellationToken)
    {
        QuotaDecision decision = await quotas.AcquireAsync(request, wait, cancellationToken);
        if (!decision.IsGranted)
        {
            throw new SourceException(stream.Name, new Errors.SourceError(ErrorKind.RateLimited, 0, $"quota '{decision.Wait.Plan}': {decision.Wait.Reason}.", decision.Wait.Until));
        }

        PageResult result;
        try
        {
            result = await call(cancellationToken);
        }
        catch (SourceException)
        {
            // Nobody knows whether the platform counted it: it stays spent.
            await quotas.SettleAsync(decision.Grant, new(), cancellationToken);
            throw;
        }

        await quotas.SettleAsync(decision.Grant, Outcome(result), cancellationToken);
        return result;
    }

    /// <summary>Says what the first calls of some reads would cost.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="reads">Its reads; at least one.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal Task<QuotaForecast> ForecastAsync(Connector stream, SourceSettings settings, IReadOnlyList<SourceRead> reads, CancellationToken cancellationToken)
        => quotas.ForecastAsync(Request(stream, settings, reads[0]) with { ItemKeys = [.. reads.Select(r => r.Query).OfType<string>()] }, reads.Count, cancellationToken);

    private static QuotaRequest Request(Connector stream, SourceSettings settings, SourceRead read) => new(stream.Platform.Platform, settings.CredentialId, stream.Quotas)
    {
        Cost = (decimal)stream.Manifest.Cost,
        Items = stream.Manifest.Paging?.Size ?? 0,
        ItemKeys = read.Query is null ? [] : [read.Query],
        Priority = read.IsBackfill ? QuotaPriority.Backfill : QuotaPriority.Normal,
    };

    private static QuotaOutcome Outcome(PageResult result) => new()
    {
        Status = result.Answer.Status,
        Items = result.Error is null ? result.Records : null,
        Headers = result.Answer.Header,
        Stop = result.Error is { Kind: ErrorKind.RateLimited } error ? new QuotaStop(error.Blocks, error.Until, $"the platform answered {error.Status}") : null,
    };
}
