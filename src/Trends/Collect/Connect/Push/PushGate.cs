using Microsoft.Extensions.Options;
using Trends.Collect.Connect.Errors;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Push.Channels;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Push;

/// <summary>Lets a connection through when every quota that it counts for has room, and tells them what became of it.</summary>
/// <param name="connector">Connects.</param>
/// <param name="quotas">The quotas of all instances.</param>
/// <param name="options">How long a connection waits for them.</param>
internal sealed class PushGate(PushConnector connector, QuotaGovernor quotas, IOptions<SourcesOptions> options)
{
    /// <summary>Connects.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="queries">What it is connected for.</param>
    /// <param name="cursor">Where the last connection ended; null for now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The open connection, disposed of by the caller.</returns>
    /// <exception cref="SourceException">A quota has no room in time, the platform cannot be reached, or it says no.</exception>
    internal async Task<IPushChannel> OpenAsync(Connector stream, SourceSettings settings, IReadOnlyList<string> queries, string? cursor, CancellationToken cancellationToken)
    {
        QuotaDecision decision = await quotas.AcquireAsync(new(stream.Platform.Platform, settings.CredentialId, stream.PushQuotas), options.Value.MaxWait, cancellationToken);
        if (!decision.IsGranted)
        {
            throw new SourceException(stream.Name, new SourceError(ErrorKind.RateLimited, 0, $"quota '{decision.Wait.Plan}': {decision.Wait.Reason}.", decision.Wait.Until));
        }

        QuotaOutcome outcome = new();
        try
        {
            (IPushChannel channel, SourceAnswer answer) = await connector.OpenAsync(stream, settings, queries, cursor, cancellationToken);
            outcome = new() { Status = answer.Status, Headers = answer.Header };
            return channel;
        }
        catch (SourceException e)
        {
            outcome = new()
            {
                Status = e.Error.Status == 0 ? null : e.Error.Status,
                Stop = e.Error.Kind == ErrorKind.RateLimited ? new(e.Error.Blocks, e.Error.Until, $"the platform answered {e.Error.Status}") : null,
            };
            throw;
        }
        finally
        {
            await quotas.SettleAsync(decision.Grant, outcome, CancellationToken.None);
        }
    }
}
