using Microsoft.Extensions.Options;
using Trends.Collect.Connect.Push;
using Trends.Collect.Landing;
using Trends.Pipeline;

namespace Trends.Collect.Connect;

/// <summary>Collects: reads a stream's query and lands it raw, page by page, keeping its cursor behind what stands.</summary>
public sealed class SourceCollector
{
    // Pages are small and raw batches should not be: records of a read are landed together, up to so many or so many bytes.
    private const int BatchRows = 2_000;
    private const long BatchBytes = 8 << 20;

    private readonly SourceCatalog _catalog;
    private readonly SourceReader _reader;
    private readonly EventLander _lander;
    private readonly CursorStore _cursors;
    private readonly ParentStore _parents;
    private readonly PushIds _ids;
    private readonly CoverageLedger _coverage;
    private readonly SourcesOptions _options;
    private readonly IRunProgress _progress;
    private readonly TimeProvider _clock;

    /// <summary>Initializes a new instance of the <see cref="SourceCollector"/> class.</summary>
    /// <param name="catalog">The streams.</param>
    /// <param name="reader">Reads pages.</param>
    /// <param name="lander">Lands records.</param>
    /// <param name="cursors">Keeps where reads stand.</param>
    /// <param name="parents">Remembers what other streams ask about.</param>
    /// <param name="ids">Remembers by which ids servers will delete.</param>
    /// <param name="coverage">Keeps what was asked and got.</param>
    /// <param name="options">The settings.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="clock">The clock.</param>
    internal SourceCollector(
        SourceCatalog catalog, SourceReader reader, EventLander lander, CursorStore cursors, ParentStore parents, PushIds ids, CoverageLedger coverage, IOptions<SourcesOptions> options, IRunProgress progress, TimeProvider clock)
    {
        (_catalog, _reader, _lander, _cursors, _parents, _ids, _coverage, _options, _progress, _clock) = (catalog, reader, lander, cursors, parents, ids, coverage, options.Value, progress, clock);
    }

    /// <summary>Reads a stream's query to its end, or as far as quotas, pages and the platform let it.</summary>
    /// <param name="read">What is wanted.</param>
    /// <param name="cancellationToken">Stops after the page that is being read.</param>
    /// <returns>What became of its records, the batches they stand in, and why it ended before its end, if it did.</returns>
    /// <exception cref="InputException">There is no such stream, or its settings are incomplete.</exception>
    public async Task<SourceResult> CollectAsync(SourceRead read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        Connector stream = _catalog.Find(read.Stream) ?? throw new InputException($"There is no source '{read.Stream}'. List them with: check");
        SourceSettings settings = _options.Of(stream.Platform);
        SourceCursor cursor = await _cursors.ReadAsync(read, cancellationToken);
        Landing landing = new(read, stream, settings, _lander, _cursors, _parents, _ids, _progress);
        SourceException? stopped = null;
        int pages = 0;
        SourceCursor first = cursor;
        try
        {
            await foreach (SourcePage page in _reader.ReadAsync(stream, settings, read, cursor, cancellationToken))
            {
                landing.Add(page);
                if (landing.Rows >= BatchRows || landing.Bytes >= BatchBytes || stream.Manifest.Paging?.Confirms == true)
                {
                    await landing.FlushAsync(cancellationToken);
                }

                if (++pages == _options.MaxPages)
                {
                    break;
                }
            }
        }
        catch (SourceException e)
        {
            stopped = e;
        }

        string? finding = stopped is null && !read.IsBackfill ? landing.End(first, _clock.GetUtcNow()) : null;
        await landing.FlushAsync(cancellationToken);
        SourceResult result = new(read, landing.Result, pages, stopped?.Error, stopped?.Message ?? finding);
        SourceCursor begun = first.IsUnfinished ? first : first.Begin(stream.Manifest, read, _options.FirstWindow, _clock.GetUtcNow());
        await _coverage.NoteAsync(result, first, begun.From, landing.Cursor ?? first, cancellationToken);
        return result;
    }

    private sealed class Landing(SourceRead read, Connector stream, SourceSettings settings, EventLander lander, CursorStore cursors, ParentStore parents, PushIds ids, IRunProgress progress)
    {
        private const int MostParents = 500;

        // With fewer records one author alone is no wonder.
        private const int LeastForOneAuthor = 10;

        private readonly List<ReadOnlyMemory<byte>> _records = [];
        private readonly HashSet<string> _authors = new(StringComparer.Ordinal);
        private string? _url;
        private long _total;

        public LandResult Result { get; private set; } = LandResult.Nothing;

        public SourceCursor? Cursor { get; private set; }

        /// <summary>Gets what other streams ask about the records by.</summary>
        public List<string> Parents { get; } = [];

        public int Rows => _records.Count;

        public long Bytes { get; private set; }

        public void Add(SourcePage page)
        {
            _records.AddRange(page.Records);
            Bytes += page.Records.Sum(r => (long)r.Length);
            _url ??= page.RequestUrl;
            Cursor = page.Cursor;
            Parents.AddRange(page.Parents.Take(MostParents - Parents.Count));
            _authors.UnionWith(page.Authors);
            _total += page.Records.Count;
        }

        /// <summary>Looks at a read that came to its end: a platform may give less than it should, and say that all is well.</summary>
        /// <returns>What is odd, in words; null for nothing.</returns>
        public string? End(SourceCursor before, DateTimeOffset now)
        {
            if (Cursor is null || Cursor.IsUnfinished)
            {
                return null;
            }

            Cursor = Silence.Note(Cursor, before, _total, now);
            string? odd = stream.Manifest.OwnOnly is not null && _authors.Count == 1 && _total >= LeastForOneAuthor
                ? $"all {_total} records are of one author. The platform gives one's own posts only until it has approved the app for others'."
                : Silence.Find(Cursor, now);
            return odd is null ? null : $"Source '{stream.Name}'{(read.Query is null ? string.Empty : $" '{read.Query}'")}: {odd}";
        }

        public async Task FlushAsync(CancellationToken cancellationToken)
        {
            if (Cursor is null)
            {
                return;
            }

            if (_records.Count > 0)
            {
                Result = Result.Add(await lander.LandAsync(stream.Dataset, stream.Name, _url, _records, cancellationToken));
                await ids.NoteAsync(stream, settings, _records, cancellationToken);
                progress.Advance("collect", stream.Name, _records.Count);
                _records.Clear();
                Bytes = 0;
                _url = null;
            }

            await parents.AddAsync(stream.Name, Parents, cancellationToken);

            // Behind the records: a crash between the two reads a page again, and its records are duplicates.
            await cursors.WriteAsync(read, Cursor, cancellationToken);
        }
    }
}
