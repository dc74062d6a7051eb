using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Trends.Collect.Connect.Errors;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Requests;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Lookup;

/// <summary>Asks for posts by id: with the credentials and by the quotas of reads, and after them.</summary>
/// <param name="client">Asks.</param>
/// <param name="gate">Keeps to the quotas.</param>
/// <param name="options">The settings.</param>
/// <param name="clock">The clock.</param>
internal sealed class LookupCaller(SourceClient client, CallGate gate, IOptions<SourcesOptions> options, TimeProvider clock)
{
    private const int Tries = 3;

    // What is asked for may as well be asked for by the next run: it holds none up.
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _restUntil = new(StringComparer.Ordinal);

    private TimeSpan Wait => options.Value.MaxWait < MostWait ? options.Value.MaxWait : MostWait;

    /// <summary>Asks for some posts.</summary>
    /// <param name="stream">A stream with a look-up.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="keys">What they are asked for by; no more than a call takes.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What the platform said, and the request's address without secrets.</returns>
    /// <exception cref="SourceException">No quota has room in time, or the platform wants to be left alone.</exception>
    internal async Task<(LookupAnswer Answer, string Shown)> AskAsync(Connector stream, SourceSettings settings, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            await RestAsync(stream, cancellationToken);
            try
            {
                (LookupAnswer answer, string shown) = await OnceAsync(stream, settings, keys, cancellationToken);
                if (answer.Error?.Kind != ErrorKind.Transient || attempt == Tries)
                {
                    return (answer, shown);
                }
            }
            catch (SourceException e) when (e.Error.Kind == ErrorKind.Transient && attempt < Tries)
            {
                // Once more, as after an answer that says so.
            }

            await Task.Delay(TimeSpan.FromSeconds(1 << attempt), clock, cancellationToken);
        }
    }

    private async Task<(LookupAnswer Answer, string Shown)> OnceAsync(Connector stream, SourceSettings settings, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        LookupPlan plan = stream.Lookup!.Plan;
        DateTimeOffset now = clock.GetUtcNow();
        RequestBuilder builder = new(stream, settings.BaseUrl(), plan.Request);
        RequestValues values = new(plan.Most == 1 ? keys[0] : null, settings.Setting, plan.Reach is { } reach ? now - reach : null, now, null, now, Ids: keys);
        QuotaRequest quota = new(stream.Platform.Platform, settings.CredentialId, stream.Lookup.Quotas)
        {
            Cost = (decimal)plan.Cost,
            Items = keys.Count,
            ItemKeys = keys,
            Priority = QuotaPriority.Backfill,
        };
        LookupAnswer judged = null!;
        PageResult result = await gate.CallAsync(stream, quota, Wait, CallAsync, cancellationToken);
        return (judged, result.Answer.Shown.ToString());

        async Task<PageResult> CallAsync(CancellationToken stop)
        {
            (SourceAnswer answer, JsonDocument? json, SourceError? error) = await client.AskAsync(builder, stream, settings, values, null, null, stop);
            using (json)
            {
                judged = LookupJudge.Judge(stream.Lookup!, keys, answer.Status, json?.RootElement ?? default, error);
                Rest(stream, json?.RootElement ?? default);
                return new(answer, null, judged.Error) { Records = judged.Found.Count };
            }
        }
    }

    private void Rest(Connector stream, JsonElement body)
    {
        if (stream.Platform.WaitAt is { } at && body.ValueKind == JsonValueKind.Object && double.TryParse(JsonPaths.Text(body, at), CultureInfo.InvariantCulture, out double seconds) && seconds > 0)
        {
            _restUntil[stream.Name] = clock.GetUtcNow().AddSeconds(Math.Min(seconds, 86_400));
        }
    }

    private async Task RestAsync(Connector stream, CancellationToken cancellationToken)
    {
        if (!_restUntil.TryGetValue(stream.Name, out DateTimeOffset until) || until - clock.GetUtcNow() is not { Ticks: > 0 } rest)
        {
            return;
        }

        if (rest > Wait)
        {
            throw new SourceException(stream.Name, new SourceError(ErrorKind.RateLimited, 0, "wants to be left alone for a while", until));
        }

        await Task.Delay(rest, clock, cancellationToken);
    }
}
