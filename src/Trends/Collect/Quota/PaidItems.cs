using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Trends.Storage;

namespace Trends.Collect.Quota;

/// <summary>
/// The items of a money window that were paid since midnight UTC, and are free. Each settled page adds one row with hashes of its new
/// items; rows of earlier days are deleted little by little. Whoever misses a row of another instance counts an item twice, never not at all.
/// </summary>
/// <param name="key">The ledger they are paid from.</param>
/// <param name="store">The shared store.</param>
/// <param name="clock">The clock.</param>
/// <param name="names">Names rows.</param>
internal sealed class PaidItems(LedgerKey key, IStateStore store, TimeProvider clock, WriteNames names) : IDisposable
{
    private const string Table = "quotapaid";
    private const int HashChars = 11;
    private const int RowItems = 5000;
    private const int DeletedAtOnce = 20;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly HashSet<ulong> _paid = [];
    private string? _partition;
    private string? _seen;
    private bool _isYesterdayGone;

    /// <summary>Notes the items of a page as paid, and gives what they cost in US dollars.</summary>
    /// <param name="window">The prices.</param>
    /// <param name="bought">The items' ids by kind.</param>
    /// <param name="grantedAt">When the call was granted: over midnight nobody knows on which day it was paid, so nothing is free, then or later.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArgumentException">A kind has no price.</exception>
    internal async Task<decimal> PayAsync(MoneyWindow window, IReadOnlyDictionary<string, IReadOnlyCollection<string>> bought, DateTimeOffset grantedAt, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            DateTime today = clock.GetUtcNow().UtcDateTime.Date;
            bool isSameDay = grantedAt.UtcDateTime.Date == today;
            if (isSameDay)
            {
                await LoadAsync(today, cancellationToken);
            }

            decimal cost = 0;
            HashSet<ulong> added = [];
            foreach ((string kind, IReadOnlyCollection<string> ids) in bought)
            {
                decimal price = PriceOf(window, kind);
                foreach (string id in ids)
                {
                    ulong hash = Hash(kind, id);
                    cost += (isSameDay && _paid.Contains(hash)) || !added.Add(hash) ? 0 : price;
                }
            }

            if (isSameDay)
            {
                await NoteAsync(added, cancellationToken);
                await ForgetYesterdayAsync(today, cancellationToken);
            }

            return cost;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives the price of a kind.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    internal static decimal PriceOf(MoneyWindow window, string kind) =>
        window.Prices.TryGetValue(kind, out decimal price)
            ? price
            : throw new ArgumentException($"Items of kind '{kind}' have no price; the plan prices {string.Join(", ", window.Prices.Keys.Order(StringComparer.Ordinal))}.", nameof(kind));

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    // 64 bits of the hash: among the 100,000 items of a day the odds that any two are taken for one are 1 to 10^9.
    private static ulong Hash(string kind, string id)
    {
        Span<byte> hash = stackalloc byte[Sha256.Size];
        Sha256.Hash(Encoding.UTF8.GetBytes($"{kind}|{id}"), hash);
        return BitConverter.ToUInt64(hash);
    }

    private string Partition(DateTime day) => string.Create(CultureInfo.InvariantCulture, $"{key.Platform}|{key.Row}|{day:yyyy-MM-dd}");

    private async Task LoadAsync(DateTime today, CancellationToken cancellationToken)
    {
        string partition = Partition(today);
        if (_partition != partition)
        {
            (_partition, _seen, _isYesterdayGone) = (partition, null, false);
            _paid.Clear();
        }

        await foreach (StateRow row in store.ListAsync(Table, partition, cancellationToken, from: _seen))
        {
            Add(row.Value);
            _seen = row.Row;
        }
    }

    private void Add(string hashes)
    {
        for (int i = 0; i + HashChars <= hashes.Length; i += HashChars)
        {
            _paid.Add(BitConverter.ToUInt64(Base64Url.DecodeFromChars(hashes.AsSpan(i, HashChars))));
        }
    }

    private async Task NoteAsync(HashSet<ulong> added, CancellationToken cancellationToken)
    {
        foreach (ulong[] chunk in added.Chunk(RowItems))
        {
            StringBuilder value = new(chunk.Length * HashChars);
            foreach (ulong hash in chunk)
            {
                value.Append(Base64Url.EncodeToString(BitConverter.GetBytes(hash)));
            }

            string row = string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().ToUnixTimeMilliseconds():d14}-{names.Next()}");
            await store.WriteAsync(Table, _partition!, row, value.ToString(), WriteCondition.Always, cancellationToken);
        }

        _paid.UnionWith(added);
    }

    private async Task ForgetYesterdayAsync(DateTime today, CancellationToken cancellationToken)
    {
        if (_isYesterdayGone)
        {
            return;
        }

        string partition = Partition(today.AddDays(-1));
        StatePage page = await store.QueryAsync(Table, partition, new(Top: DeletedAtOnce), cancellationToken);
        foreach (StateRow row in page.Rows)
        {
            await store.DeleteAsync(Table, partition, row.Row, WriteCondition.Always, cancellationToken);
        }

        _isYesterdayGone = page.Rows.Count < DeletedAtOnce;
    }
}
