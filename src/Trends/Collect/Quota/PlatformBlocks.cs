using System.Collections.Immutable;
using System.Text.Json;
using Trends.Storage;

namespace Trends.Collect.Quota;

/// <summary>The windows of a platform that are closed, in one small row: a call needs one read to know of all its plans.</summary>
/// <param name="platform">The platform.</param>
/// <param name="store">The shared store.</param>
/// <param name="options">How old a look may be.</param>
/// <param name="clock">The clock.</param>
/// <param name="names">Spreads attempts.</param>
internal sealed class PlatformBlocks(string platform, IStateStore store, QuotaOptions options, TimeProvider clock, WriteNames names)
{
    private const string Row = "blocks";

    private ImmutableDictionary<string, QuotaBlock> _known = ImmutableDictionary<string, QuotaBlock>.Empty;
    private DateTimeOffset _seenAt = DateTimeOffset.MinValue;

    /// <summary>Gives the longest of the blocks known here that hold for any of some ledgers; null for none.</summary>
    internal KeyValuePair<string, QuotaBlock>? Known(IEnumerable<string> rows)
    {
        DateTimeOffset now = clock.GetUtcNow();
        ImmutableDictionary<string, QuotaBlock> known = _known;
        KeyValuePair<string, QuotaBlock>[] found =
            [.. rows.Where(known.ContainsKey).Select(row => KeyValuePair.Create(row, known[row])).Where(b => b.Value.Until > now).OrderByDescending(b => b.Value.Until).Take(1)];
        return found.Length is 0 ? null : found[0];
    }

    /// <summary>Looks at the shared row, unless the last look is recent enough.</summary>
    internal async Task RefreshAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (now - _seenAt < options.BlocksMaxAge)
        {
            return;
        }

        Learn(Read(await store.ReadAsync(LedgerKey.Table, platform, Row, cancellationToken)));
        _seenAt = now;
    }

    /// <summary>Closes ledgers; never shortens a block. Holds here at once, and for all when the call returns.</summary>
    internal async Task AddAsync(IReadOnlyDictionary<string, QuotaBlock> blocks, CancellationToken cancellationToken)
    {
        Learn(blocks);
        for (int attempt = 0; attempt < options.MostAttempts; attempt++)
        {
            StateRow? row = await store.ReadAsync(LedgerKey.Table, platform, Row, cancellationToken);
            ImmutableDictionary<string, QuotaBlock> standing = Read(row);
            ImmutableDictionary<string, QuotaBlock> next = Joined(standing, blocks);
            if (next == standing)
            {
                return;
            }

            DateTimeOffset now = clock.GetUtcNow();
            string value = JsonSerializer.Serialize(next.Where(b => b.Value.Until > now).ToDictionary());
            if (await store.WriteAsync(LedgerKey.Table, platform, Row, value, row is null ? WriteCondition.IfNew : WriteCondition.IfMatch(row.ETag), cancellationToken) is not null)
            {
                return;
            }

            await names.PauseAsync(attempt, options.RetryPause, clock, cancellationToken);
        }

        throw new TrendsException($"The block of '{platform}' could not be shared: other instances were first {options.MostAttempts} times. It holds in this instance. Check the state store.");
    }

    private ImmutableDictionary<string, QuotaBlock> Read(StateRow? row)
    {
        try
        {
            return row is null
                ? ImmutableDictionary<string, QuotaBlock>.Empty
                : JsonSerializer.Deserialize<Dictionary<string, QuotaBlock>>(row.Value)?.ToImmutableDictionary() ?? ImmutableDictionary<string, QuotaBlock>.Empty;
        }
        catch (JsonException e)
        {
            throw new TrendsException($"The row '{Row}' of quotas of '{platform}' is damaged. Delete it when no platform's stop can last still; until then nobody knows what is closed.", e);
        }
    }

    private static ImmutableDictionary<string, QuotaBlock> Joined(ImmutableDictionary<string, QuotaBlock> standing, IEnumerable<KeyValuePair<string, QuotaBlock>> added) =>
        added.Aggregate(standing, (all, b) => all.TryGetValue(b.Key, out QuotaBlock? old) && old.Until >= b.Value.Until ? all : all.SetItem(b.Key, b.Value));

    private void Learn(IEnumerable<KeyValuePair<string, QuotaBlock>> blocks)
    {
        DateTimeOffset now = clock.GetUtcNow();
        ImmutableInterlocked.Update(ref _known, (ImmutableDictionary<string, QuotaBlock> known) => Joined(known.RemoveRange(known.Where(b => b.Value.Until <= now).Select(b => b.Key)), blocks));
    }
}
