using System.Globalization;
using System.Runtime.CompilerServices;
using Trends.Engine;
using Trends.Storage;

namespace Trends.Marts;

/// <summary>
/// Writes one container. A snapshot in the lake holds the key and hash of every row that stands in the store, so that only what differs is written.
/// The snapshot counts only when the store's own watermark names it: a store that was lost or restored is written anew.
/// </summary>
/// <param name="engine">The columnar engine.</param>
/// <param name="lake">The lake.</param>
/// <param name="store">The marts.</param>
internal sealed class MartWriter(DuckEngine engine, ILake lake, IMartStore store)
{
    private sealed record Mark(string Source, string Watermark, string Snapshot, long Rows);

    /// <summary>Writes a container.</summary>
    public async Task<MartBuild> WriteAsync(MartDefinition mart, OutputManifest manifest, CancellationToken cancellationToken)
    {
        string source = $"{MartDefinitions.Version}:{WarehouseViews.Digest(manifest)}";
        await store.CreateAsync(MartDefinitions.Watermarks, cancellationToken);
        await store.CreateAsync(mart, cancellationToken);
        Mark? mark = await ReadMarkAsync(mart, cancellationToken);
        LakeObject? snapshot = await lake.FindAsync(SnapshotPath(mart), cancellationToken);
        if (mark is not null && snapshot is not null && mark.Source == source && mark.Snapshot == snapshot.ETag)
        {
            return new(mart.Name, mark.Watermark, mark.Rows, 0, 0);
        }

        using DuckSession session = engine.Open();
        await WarehouseViews.CreateAsync(session, lake, manifest, cancellationToken);
        await session.ExecuteAsync(RowsSql(mart), cancellationToken);
        bool fresh = await LoadKnownAsync(session, mart, mark, snapshot, cancellationToken);

        (long written, long deleted) = (0, 0);
        if (fresh)
        {
            // Until its watermark is written, a container is cleared again: nothing has to be known of an interrupted build.
            written = await store.UpsertManyAsync(mart, Rows(session, mart, "SELECT * FROM new_rows", cancellationToken), cancellationToken);
            snapshot = await PublishAsync(session, SnapshotPath(mart), cancellationToken);
        }
        else if (await session.ExecuteAsync(ChangedSql, cancellationToken) > 0 || mark!.Snapshot != snapshot!.ETag)
        {
            await PublishAsync(session, PendingPath(mart), cancellationToken);
            const string Differing = "SELECT r.* FROM new_rows r ANTI JOIN known k ON r.c0 = k.p AND r.c1 = k.i AND r.h1 = k.h1 AND r.h2 = k.h2";
            written = await store.UpsertManyAsync(mart, Rows(session, mart, Differing, cancellationToken), cancellationToken);
            deleted = await store.DeleteManyAsync(mart, VanishedAsync(session, cancellationToken), cancellationToken);
            snapshot = await PublishAsync(session, SnapshotPath(mart), cancellationToken);
        }

        List<(string Watermark, long Rows)> summary = await session.QueryAsync(
            "SELECT concat(count(*), '-', coalesce(sum(h1::HUGEINT), 0) % 9223372036854775807, '-', coalesce(sum(h2::HUGEINT), 0) % 9223372036854775807), count(*)::BIGINT FROM new_rows",
            r => (r.GetString(0), r.GetInt64(1)),
            cancellationToken);
        mark = new(source, summary[0].Watermark, snapshot!.ETag, summary[0].Rows);
        MartRow row = new([mart.Name, mart.Name, mark.Source, mark.Watermark, mark.Snapshot, mark.Rows]);
        await store.UpsertAsync(MartDefinitions.Watermarks, row, WriteCondition.Always, cancellationToken);
        await lake.DeleteAsync(PendingPath(mart), cancellationToken);
        return new(mart.Name, mark.Watermark, mark.Rows, written, deleted);
    }

    private const string ChangedSql = """
        SELECT (SELECT count(*) FROM new_rows r ANTI JOIN known k ON r.c0 = k.p AND r.c1 = k.i AND r.h1 = k.h1 AND r.h2 = k.h2)
             + (SELECT count(*) FROM known k ANTI JOIN new_rows r ON r.c0 = k.p AND r.c1 = k.i)
        """;

    private static string SnapshotPath(MartDefinition mart) => $"marts/{mart.Name}.parquet";

    private static string PendingPath(MartDefinition mart) => $"marts/{mart.Name}.pending.parquet";

    private static string RowsSql(MartDefinition mart)
    {
        string select = SqlScript.Load(typeof(MartWriter), $"{mart.Name}.sql").Bind();
        string names = string.Join(", ", mart.Columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"c{i}")));
        string cells = string.Join(", ", mart.Columns.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"c{i}::{MartRowReader.SqlType(c.Type)} AS c{i}")));
        return $"CREATE TABLE new_rows AS SELECT {cells}, hash({names}) AS h1, hash('second', {names}) AS h2 FROM ({select}) t({names})";
    }

    private static IAsyncEnumerable<MartRow> Rows(DuckSession session, MartDefinition mart, string select, CancellationToken cancellationToken)
    {
        MartType[] types = [.. mart.Columns.Select(c => c.Type)];
        return session.StreamAsync(select, reader => MartRowReader.Read(reader, types), cancellationToken);
    }

    // Without a watermark the container is cleared. When a build was interrupted, the keys that it may have written are known, but no row is trusted.
    private async Task<bool> LoadKnownAsync(DuckSession session, MartDefinition mart, Mark? mark, LakeObject? snapshot, CancellationToken cancellationToken)
    {
        bool interrupted = await lake.FindAsync(PendingPath(mart), cancellationToken) is not null;
        bool trusted = mark is not null && snapshot is not null && mark.Snapshot == snapshot.ETag;
        if (!trusted && !(interrupted && mark is not null && snapshot is not null))
        {
            await ClearAsync(mart, cancellationToken);
            return true;
        }

        List<string> files = [await lake.GetLocalFileAsync(SnapshotPath(mart), cancellationToken)];
        if (interrupted)
        {
            files.Add(await lake.GetLocalFileAsync(PendingPath(mart), cancellationToken));
        }

        await session.ExecuteAsync(
            interrupted
                ? $"CREATE TABLE known AS SELECT DISTINCT p, i, NULL::UBIGINT AS h1, NULL::UBIGINT AS h2 FROM read_parquet({SqlText.Literals(files)})"
                : $"CREATE TABLE known AS SELECT p, i, h1, h2 FROM read_parquet({SqlText.Literals(files)})",
            cancellationToken);
        return false;
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

    private static async IAsyncEnumerable<MartKey> VanishedAsync(DuckSession session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<MartKey> keys = session.StreamAsync(
            "SELECT k.p, k.i FROM known k ANTI JOIN new_rows r ON r.c0 = k.p AND r.c1 = k.i", r => new MartKey(r.GetString(0), r.GetString(1)), cancellationToken);
        await foreach (MartKey key in keys)
        {
            yield return key;
        }
    }

    private async Task<LakeObject> PublishAsync(DuckSession session, string path, CancellationToken cancellationToken)
    {
        string scratch = lake.NewScratchFile(".parquet");
        await session.CopyAsync($"COPY (SELECT c0 AS p, c1 AS i, h1, h2 FROM new_rows) TO {SqlText.Literal(scratch)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)", cancellationToken);
        return (await lake.PublishAsync(scratch, path, WriteCondition.Always, cancellationToken))!;
    }

    private async Task<Mark?> ReadMarkAsync(MartDefinition mart, CancellationToken cancellationToken)
    {
        MartRow? row = await store.ReadAsync(MartDefinitions.Watermarks, mart.Name, mart.Name, cancellationToken);
        return row is null ? null : new((string)row.Cells[2]!, (string)row.Cells[3]!, (string)row.Cells[4]!, (long)row.Cells[5]!);
    }
}
