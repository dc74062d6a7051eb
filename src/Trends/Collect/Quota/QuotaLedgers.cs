using System.Collections.Concurrent;
using System.Text.Json;
using Trends.Collect.Quota.Windows;
using Trends.Storage;

namespace Trends.Collect.Quota;

/// <summary>The ledgers an instance has opened.</summary>
/// <param name="store">The shared store.</param>
/// <param name="options">How quotas are shared.</param>
/// <param name="clock">The clock.</param>
/// <param name="names">Names writes.</param>
internal sealed class QuotaLedgers(IStateStore store, QuotaOptions options, TimeProvider clock, WriteNames names) : IDisposable
{
    private readonly ConcurrentDictionary<LedgerKey, QuotaLedger> _ledgers = [];
    private readonly ConcurrentDictionary<LedgerKey, PaidItems> _paid = [];
    private readonly ConcurrentDictionary<string, PlatformBlocks> _blocks = [];

    internal IEnumerable<QuotaLedger> Opened => _ledgers.Values;

    /// <summary>Opens the ledgers of a request, those first that refuse most often and give back for nothing.</summary>
    /// <exception cref="ArgumentException">A plan or a key of the request is wrong.</exception>
    internal IReadOnlyList<QuotaLedger> Of(QuotaRequest request) => [.. request.Plans.Select(plan => Of(request, plan)).OrderBy(Rank).ThenBy(l => l.Rule.WindowLength)];

    /// <summary>Opens the ledger of one plan.</summary>
    /// <exception cref="ArgumentException">The plan or a key of the request is wrong.</exception>
    internal QuotaLedger Of(QuotaRequest request, QuotaPlan plan)
    {
        LedgerKey key = LedgerKey.Of(request, plan);
        while (true)
        {
            QuotaLedger ledger = _ledgers.GetOrAdd(key, Open, plan);
            if (IsSame(ledger.Rule.Plan, plan))
            {
                return ledger;
            }

            // The plan was changed: its leases end here, and count as spent.
            _ledgers.TryUpdate(key, Open(key, plan), ledger);
        }
    }

    internal PaidItems Paid(LedgerKey key) => _paid.GetOrAdd(key, key => new(key, store, clock, names));

    internal PlatformBlocks Blocks(string platform) => _blocks.GetOrAdd(platform, platform => new(platform, store, options, clock, names));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (QuotaLedger ledger in _ledgers.Values)
        {
            ledger.Dispose();
        }

        foreach (PaidItems paid in _paid.Values)
        {
            paid.Dispose();
        }
    }

    private static int Rank(QuotaLedger ledger) => ledger.Rule switch
    {
        SpacingRule => 0,
        TokenBucketRule => 1,
        ConcurrencyRule => 3,
        DistinctRule => 5,
        { Plan.Window: MoneyWindow } => 4,
        _ => 2,
    };

    private static bool IsSame(QuotaPlan one, QuotaPlan other) =>
        ReferenceEquals(one, other) || one == other || JsonSerializer.Serialize(one, QuotaPlanJson.Options) == JsonSerializer.Serialize(other, QuotaPlanJson.Options);

    private QuotaLedger Open(LedgerKey key, QuotaPlan plan)
    {
        string[] problems = [.. QuotaPlanCheck.Problems(plan)];
        return problems.Length is 0
            ? new(key, WindowRules.For(plan), new(key, store, options, clock, names), options, clock)
            : throw new ArgumentException(string.Join(" ", problems), nameof(plan));
    }
}
