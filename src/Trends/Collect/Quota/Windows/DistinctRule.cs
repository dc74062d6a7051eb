using System.Buffers.Text;
using System.Text;

namespace Trends.Collect.Quota.Windows;

/// <summary>Counts different items; an item's repeats are free from its first use on.</summary>
/// <remarks>
/// Whether a reserved item was used is known only when its call succeeded: until that is noted its repeats take a place of their own, for the
/// platform may not count it yet. And it may count it since an earlier call that nobody noted, and so end sooner: an entry makes
/// repeats free no longer than the earliest end that any entry of its item may stand for. Nothing is ever given back.
/// </remarks>
/// <param name="plan">The plan; checked.</param>
/// <param name="length">The window's length in milliseconds.</param>
internal sealed class DistinctRule(QuotaPlan plan, long length) : WindowRule(plan, length)
{
    private readonly long _mostSlack = Math.Min(10_000, length / 4);

    internal static string Key(string item)
    {
        // 64 bits of the hash: two of a thousand items are taken for one in 1 of 10^13 windows.
        Span<byte> hash = stackalloc byte[Sha256.Size];
        Sha256.Hash(Encoding.UTF8.GetBytes(item), hash);
        return Base64Url.EncodeToString(hash[..8]);
    }

    internal override WindowSlot Slot(long now, long slack)
    {
        long useBy = now + Math.Clamp(slack, 1, _mostSlack);
        return new(useBy, useBy + Length + Guard);
    }

    internal override TakeResult Take(LedgerState state, long now, TakeWish wish)
    {
        state = state.Freed(now);
        WindowSlot slot = Slot(now, wish.Slack);
        List<string> added = Missing(state, slot, wish.Keys);
        decimal limit = Limit(state);
        decimal places = limit - decimal.Floor(limit * wish.KeptShare);
        if (added.Count > places)
        {
            return TakeResult.Denied(state, Never, Asks(added.Count, places));
        }

        int missing = (int)(state.Entries.Count + added.Count - places);
        if (added.Count > 0 && missing > 0)
        {
            return TakeResult.Denied(state, state.Entries[missing - 1].FreedAt, IsUsed(state.Entries.Count, limit));
        }

        return TakeResult.Granted(added.Aggregate(state, (s, key) => s.Add(new(slot.FreedAt, 1, key, -FreeUntil(state, now, key)))), slot, added.Count);
    }

    /// <summary>Gives those of some items that would take a place: a repeat is free only where even its last moment is.</summary>
    internal static List<string> Missing(LedgerState state, WindowSlot slot, IEnumerable<string> keys) =>
        [.. keys.Distinct().Where(key => !state.Entries.Any(e => e.Key == key && e.FreeUntil >= slot.UseBy))];

    /// <summary>Notes that the items of a call were used: from now on their repeats are free.</summary>
    internal static LedgerState Confirm(LedgerState state, WindowSlot slot, IReadOnlyList<string> keys)
    {
        return state.Entries.Any(IsOfCall)
            ? state with { Entries = [.. state.Entries.Select(e => IsOfCall(e) ? e with { FreeUntil = -e.FreeUntil } : e)] }
            : state;

        bool IsOfCall(LedgerEntry entry) => entry.FreedAt == slot.FreedAt && entry.FreeUntil < 0 && keys.Contains(entry.Key);
    }

    internal override LedgerState GiveBack(LedgerState state, long now, WindowSlot slot, decimal units, IReadOnlyList<string> keys) => state;

    internal override LedgerState Charge(LedgerState state, long now, decimal units) => state;

    internal override LedgerState Learn(LedgerState state, long now, UsageReading reading, decimal leased) => state;

    // An entry was made at most the slack before its use, and its platform's clock may be a guard ahead.
    private long FreeUntil(LedgerState state, long now, string key) => state.Entries
        .Where(e => e.Key == key)
        .Select(e => e.FreedAt - _mostSlack - (2 * Guard))
        .Append(now + Length - Guard)
        .Min();
}
