using System.Runtime.CompilerServices;
using Trends.Clean;
using Trends.Engine;
using Trends.Storage;

namespace Trends.Marts;

/// <summary>
/// Writes one container, a slice of its parts at a time. Snapshots in the lake hold the key and hash of every row that stands in the store, so that only
/// what differs is written. They count only when the store's own mark names them: a store that was lost or restored is filled anew.
/// </summary>
/// <param name="engine">The columnar engine.</param>
/// <param name="lake">The lake.</param>
/// <param name="store">The marts.</param>
internal sealed class MartWriter(DuckEngine engine, ILake lake, IMartStore store)
{
    // Less than elsewhere: the rows of a slice stand in the engine, on their way, and in the store's own memory.
    private const long Slice = 30_000;

    /// <summary>Writes a container.</summary>
    public async Task<MartBuild> WriteAsync(MartDefinition mart, OutputManifest warehouse, CancellationToken cancellationToken)
    {
        await store.CreateAsync(MartDefinitions.Watermarks, cancellationToken);
        await store.CreateAsync(mart, cancellationToken);
        MartSource source = MartSource.Of(mart);
        IReadOnlyList<MartPart> parts = source.Plan(warehouse);
        string digest = OutputDigest.Of(MartDefinitions.Version, parts.Select(p => $"{p.Name} {p.Digest}"));
        MartMark? mark = await MartMark.ReadAsync(store, mart, cancellationToken);
        MartSnapshots snapshots = await MartSnapshots.OpenAsync(lake, mart, cancellationToken);
        if (mark is not null && mark.Source == digest && snapshots.IsComplete(mark.Snapshot))
        {
            return new(mart.Name, mark.Watermark, mark.Rows, 0, 0);
        }

        // An empty container is filled, too: that is faster than comparing it with nothing.
        bool known = mark is { Rows: > 0 } && snapshots.Describes(mark.Snapshot);
        (long written, long deleted) = known
            ? await new MartUpdate(engine, lake, store, source, snapshots).RunAsync(warehouse, parts, cancellationToken)
            : (await FillAsync(source, mark, snapshots, warehouse, parts, cancellationToken), 0);

        await snapshots.RefreshAsync(cancellationToken);
        SortedDictionary<string, string> wanted = snapshots.Wanted(parts);
        (string watermark, long rows) = await SumAsync(await snapshots.FilesAsync(parts.Select(p => p.Name), cancellationToken), cancellationToken);

        // The mark first: until the manifest is written, what stands is still what the mark names.
        await new MartMark(digest, watermark, snapshots.NameOf(wanted), rows).WriteAsync(store, mart, cancellationToken);
        await snapshots.CompleteAsync(wanted, cancellationToken);
        return new(mart.Name, watermark, rows, written, deleted);
    }

    // Until its mark is written, a container is cleared again: nothing has to be known of a filling that was interrupted.
    private async Task<long> FillAsync(
        MartSource source, MartMark? mark, MartSnapshots snapshots, OutputManifest warehouse, IReadOnlyList<MartPart> parts, CancellationToken cancellationToken)
    {
        if (mark is not null)
        {
            await (mark with { Snapshot = string.Empty }).WriteAsync(store, source.Mart, cancellationToken);
        }

        await ClearAsync(source.Mart, cancellationToken);
        await snapshots.ClearAsync(cancellationToken);
        return await store.UpsertManyAsync(source.Mart, RowsAsync(source, snapshots, warehouse, parts, cancellationToken), cancellationToken);
    }

    // One stream over all slices, each in a session of its own, so that memory does not grow with the container.
    private async IAsyncEnumerable<MartRow> RowsAsync(
        MartSource source, MartSnapshots snapshots, OutputManifest warehouse, IReadOnlyList<MartPart> parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (IReadOnlyList<MartPart> slice in Slices(parts))
        {
            using MartSession rows = await MartSession.OpenAsync(engine, lake, source, warehouse, slice, cancellationToken);
            await foreach (MartRow row in rows.ReadAsync("SELECT * FROM new_rows", cancellationToken))
            {
                yield return row;
            }

            await rows.PublishAsync(snapshots, slice, cancellationToken);
        }
    }

    /// <summary>Cuts parts into slices.</summary>
    internal static IEnumerable<IReadOnlyList<MartPart>> Slices(IReadOnlyList<MartPart> parts)
    {
        Dictionary<string, MartPart> byName = parts.ToDictionary(p => p.Name, StringComparer.Ordinal);
        return Slicer.Cut(parts.Select(p => (p.Name, p.SourceRows)), Slice).Select(s => (IReadOnlyList<MartPart>)[.. s.Months.Select(m => byName[m])]);
    }

    private async Task ClearAsync(MartDefinition mart, CancellationToken cancellationToken)
    {
        if (MartDefinitions.Built(mart) is not { } built)
        {
            await store.ClearAsync(mart, cancellationToken);
            return;
        }

        MartPage page;
        do
        {
            page = await store.QueryAsync(mart, new(Filter: built, Top: MartLimits.MaxTop), cancellationToken);
            await store.DeleteManyAsync(mart, page.Rows.Select(mart.KeyOf).ToAsyncEnumerable(), cancellationToken);
        }
        while (page.Continuation is not null);
    }

    private async Task<(string Watermark, long Rows)> SumAsync(List<string> files, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
        {
            return ("0-0", 0);
        }

        using DuckSession session = engine.Open();
        List<(string, long)> sums = await session.QueryAsync(
            $"SELECT concat(count(*), '-', coalesce(sum(h::HUGEINT), 0)), count(*)::BIGINT FROM read_parquet({SqlText.Literals(files)}, hive_partitioning = false)",
            r => (r.GetString(0), r.GetInt64(1)),
            cancellationToken);
        return sums[0];
    }
}
