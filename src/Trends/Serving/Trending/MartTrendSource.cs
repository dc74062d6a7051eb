using System.Globalization;
using Trends.Marts;
using Trends.Storage;

namespace Trends.Serving.Trending;

/// <summary>Reads trends from the marts. The mart counts by the hour: a window begins and ends with the hour its end falls into.</summary>
/// <param name="store">The marts.</param>
/// <param name="clock">Gives the time when the mart is empty.</param>
public sealed class MartTrendSource(IMartStore store, TimeProvider clock) : ITrendSource
{
    private const string AllDocuments = "*";
    private const int HistoryDays = 28;
    private const int MaxEvidence = 512;
    private const int ReadsAtOnce = 32;
    private const int MaxSignals = 1000;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly MartDefinition History = MartDefinitions.TrendHistory;
    private static readonly MartDefinition Posts = MartDefinitions.Posts;
    private static readonly MartDefinition Signals = MartDefinitions.TrendSignals;
    private volatile bool _made;

    /// <inheritdoc/>
    public async Task<TrendWindow> ReadWindowAsync(TrendScope scope, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await MakeAsync(cancellationToken);
        DateTimeOffset end = Ceiling(to);
        DateTimeOffset start = end - Floor(to - from);
        DateTimeOffset firstDay = new(start.UtcDateTime.Date, TimeSpan.Zero);
        Dictionary<string, TermTally> tallies = new(StringComparer.Ordinal);
        for (DateTimeOffset day = firstDay; day < end; day = day.AddDays(1))
        {
            MartQuery query = new(
                Partition: day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ToId: end - day < TimeSpan.FromDays(1) ? (end - day).Hours.ToString("00", CultureInfo.InvariantCulture) : null,
                Filter: Filter(scope));
            await foreach (MartRow cells in store.ListAsync(MartDefinitions.Trend, query, cancellationToken))
            {
                TrendRow row = TrendRow.Read(cells);
                TermTally tally = tallies.TryGetValue(row.Term, out TermTally? known) ? known : tallies[row.Term] = new();
                string place = string.Create(CultureInfo.InvariantCulture, $"{row.Platform}|{row.Language}");
                if (row.Hour < start)
                {
                    tally.AddBefore(place, row);
                }
                else
                {
                    tally.Add(place, row, day == firstDay);
                }
            }
        }

        (long documents, long history) = (0, 0);
        foreach (TrendPoint point in await ReadHoursAsync(AllDocuments, scope, firstDay.AddDays(-HistoryDays), end, cancellationToken))
        {
            documents += point.At >= start ? point.UniqueCount : 0;
            history += point.At < start ? point.UniqueCount : 0;
        }

        return new(documents, history, 0, [.. tallies.Select(t => t.Value.Finish(t.Key)).OfType<TermCount>()]);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TrendPoint>> ReadPointsAsync(
        string term, TrendScope scope, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, Hour);
        await MakeAsync(cancellationToken);
        DateTimeOffset end = Ceiling(to);
        DateTimeOffset start = end - Floor(to - from);
        TrendPoint[] points = new TrendPoint[(int)Math.Ceiling((end - start) / step)];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new(start + (step * i), 0, 0, null);
        }

        foreach (TrendPoint hour in await ReadHoursAsync(term, scope, start, end, cancellationToken))
        {
            ref TrendPoint point = ref points[(int)((hour.At - start) / step)];
            point = point with { Count = point.Count + hour.Count, UniqueCount = point.UniqueCount + hour.UniqueCount };
        }

        return points;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TrendEvidence>> ReadEvidenceAsync(
        string term, TrendScope scope, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await MakeAsync(cancellationToken);
        DateTimeOffset end = Ceiling(to);
        MartFilter filter = new MartFilter.And([
            new MartFilter.Compare("term", MartOperator.Equal, term),
            new MartFilter.Compare("hour", MartOperator.GreaterOrEqual, end - Floor(to - from)),
            new MartFilter.Compare("hour", MartOperator.Less, end),
            .. Parts(scope)]);
        MartPage page = await store.QueryAsync(MartDefinitions.Trend, new(Filter: filter, OrderBy: [new("hour", Descending: true)], Top: MaxEvidence), cancellationToken);

        // Every hour has a share, so that a point's documents are in the sample where there are any.
        int share = Math.Max(1, MaxEvidence / Math.Max(page.Rows.Count, 1));
        SortedDictionary<ulong, ulong> sample = [];
        foreach (MartRow cells in page.Rows)
        {
            foreach (string pair in (TrendRow.Read(cells).Evidence ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(share))
            {
                (ulong hash, ulong id) = EvidenceSample.Parse(pair);
                sample.TryAdd(hash, id);
            }
        }

        return [.. sample.Select(p => new TrendEvidence(p.Key, EvidenceSample.IdText(p.Value)))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TrendSignal>> ReadSignalsAsync(string term, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await MakeAsync(cancellationToken);
        MartQuery query = new(Partition: term, FromId: SecondId(from), ToId: SecondId(to), Top: MaxSignals);
        MartPage page = await store.QueryAsync(Signals, query, cancellationToken);
        return
        [
            .. page.Rows.Select(row => new TrendSignal(
                (DateTimeOffset)row.Cells[Signals.IndexOf("at")]!,
                (string)row.Cells[Signals.IndexOf("source")]!,
                (string?)row.Cells[Signals.IndexOf("region")],
                (double?)row.Cells[Signals.IndexOf("value")])),
        ];

        static string SecondId(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, TrendDocument>> ReadDocumentsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        await MakeAsync(cancellationToken);
        Dictionary<string, TrendDocument> documents = new(ids.Count, StringComparer.Ordinal);
        foreach (string[] chunk in ids.Chunk(ReadsAtOnce))
        {
            foreach (MartRow? row in await Task.WhenAll(chunk.Select(id => store.ReadAsync(Posts, id[..4], id, cancellationToken))))
            {
                if (row is not null && Document(row) is { } document)
                {
                    documents[document.Id] = document;
                }
            }
        }

        return documents;
    }

    /// <inheritdoc/>
    /// <remarks>The end of the newest hour of documents in the mart, or without any that of signals: the same for a run's whole life, and what its windows
    /// were made for.</remarks>
    public async Task<DateTimeOffset> ReadAsOfAsync(CancellationToken cancellationToken)
    {
        await MakeAsync(cancellationToken);
        MartPage newest = await store.QueryAsync(History, new(Partition: AllDocuments, OrderBy: [new("lastHour", Descending: true)], Top: 1), cancellationToken);
        if (newest.Rows is [{ } row, ..])
        {
            return (DateTimeOffset)row.Cells[History.IndexOf("lastHour")]! + Hour;
        }

        MartPage signals = await store.QueryAsync(Signals, new(OrderBy: [new("at", Descending: true)], Top: 1), cancellationToken);
        return signals.Rows is [{ } signal, ..] ? Ceiling((DateTimeOffset)signal.Cells[Signals.IndexOf("at")]! + TimeSpan.FromTicks(1)) : clock.GetUtcNow();
    }

    private static TrendDocument? Document(MartRow row)
    {
        object?[] cells = row.Cells;
        string? title = (string?)cells[Posts.IndexOf("title")];
        return cells[Posts.IndexOf("publishedAt")] is not DateTimeOffset at ? null : new(
            (string)cells[Posts.IndexOf("id")]!,
            string.IsNullOrEmpty(title) ? (string?)cells[Posts.IndexOf("excerpt")] ?? "" : title,
            (string?)cells[Posts.IndexOf("url")],
            at,
            ((string?)cells[Posts.IndexOf("terms")] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static DateTimeOffset Ceiling(DateTimeOffset at) => new((at.UtcTicks + Hour.Ticks - 1) / Hour.Ticks * Hour.Ticks, TimeSpan.Zero);

    private static TimeSpan Floor(TimeSpan span) => TimeSpan.FromHours(Math.Max(1, Math.Floor(span / Hour)));

    private static MartFilter.And? Filter(TrendScope scope) => Parts(scope) is { Count: > 0 } parts ? new MartFilter.And(parts) : null;

    private static List<MartFilter> Parts(TrendScope scope)
    {
        List<MartFilter> parts = [];
        if (scope.Platform is { } platform)
        {
            parts.Add(new MartFilter.Compare("platform", MartOperator.Equal, platform));
        }

        if (scope.Language is { } language)
        {
            parts.Add(new MartFilter.Compare("language", MartOperator.Equal, language));
        }

        return parts;
    }

    private async Task<List<TrendPoint>> ReadHoursAsync(string term, TrendScope scope, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        // Months are those of the configured zone, which is less than a day off UTC.
        MartQuery query = new(Partition: term, FromId: Month(from.AddDays(-1)), ToId: Month(to.AddDays(1).AddMonths(1)), Filter: Filter(scope));
        List<TrendPoint> hours = [];
        await foreach (MartRow row in store.ListAsync(History, query, cancellationToken))
        {
            hours.AddRange(TermHours.Read(row).Where(hour => hour.At >= from && hour.At < to));
        }

        return hours;

        static string Month(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PlatformCoverage>> ReadCoverageAsync(string? platform, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await MakeAsync(cancellationToken);
        DateTimeOffset end = Ceiling(to);
        DateTimeOffset start = end - Floor(to - from);
        MartQuery query = new(Partition: platform, Filter: new MartFilter.And(
        [
            new MartFilter.Compare("day", MartOperator.GreaterOrEqual, new DateTimeOffset(start.UtcDateTime.Date, TimeSpan.Zero)),
            new MartFilter.Compare("day", MartOperator.Less, end),
        ]));
        List<MartRow> rows = [];
        await foreach (MartRow row in store.ListAsync(MartDefinitions.TrendCoverage, query, cancellationToken))
        {
            rows.Add(row);
        }

        return [.. rows.GroupBy(r => (string)r.Cells[0]!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => PlatformCoverage.Read(g.Key, g, start, end))];
    }

    // Before the first run there are no containers, and no trends rather than an error.
    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        if (_made)
        {
            return;
        }

        foreach (MartDefinition mart in MartDefinitions.Marts["trend"].Append(MartDefinitions.TrendCoverage))
        {
            await store.CreateAsync(mart, cancellationToken);
        }

        _made = true;
    }
}
