using System.Runtime.CompilerServices;
using Trends.Engine;
using Trends.Storage;

namespace Trends.Marts;

/// <summary>
/// Brings a container that is described by its snapshots up to date. Rows are written before any is deleted, since a row may go from one part to another;
/// what a slice is about to write is noted first, so that an update that was interrupted leaves no row that nobody knows of.
/// </summary>
internal sealed class MartUpdate(DuckEngine engine, ILake lake, IMartStore store, MartSource source, MartSnapshots snapshots)
{
    private const string Pending = "pending";
    private const string Vanished = "vanished";
    private const string Differing = $"FROM new_rows r ANTI JOIN known k ON {MartSession.SameKey} AND r.h = k.h";

    /// <summary>Writes what differs and deletes what vanished.</summary>
    public async Task<(long Written, long Deleted)> RunAsync(OutputManifest warehouse, IReadOnlyList<MartPart> parts, CancellationToken cancellationToken)
    {
        List<string> leftovers = await snapshots.NotesAsync(Pending, cancellationToken);
        HashSet<string> unsure = await ReadPartsAsync(leftovers, cancellationToken);
        long written = 0;
        foreach (IReadOnlyList<MartPart> slice in MartWriter.Slices([.. parts.Where(p => !snapshots.Stands(p) || unsure.Contains(p.Name))]))
        {
            written += await WriteSliceAsync(warehouse, slice, leftovers, cancellationToken);
        }

        await snapshots.RefreshAsync(cancellationToken);
        SortedDictionary<string, string> wanted = snapshots.Wanted(parts);
        List<string> old = [.. await snapshots.NotesAsync(Pending, cancellationToken), .. await snapshots.NotesAsync(Vanished, cancellationToken), .. await snapshots.GoneAsync(wanted, cancellationToken)];
        return (written, old.Count == 0 ? 0 : await DeleteAsync(old, await snapshots.ChangedAsync(wanted, cancellationToken), cancellationToken));
    }

    private async Task<long> WriteSliceAsync(OutputManifest warehouse, IReadOnlyList<MartPart> slice, List<string> leftovers, CancellationToken cancellationToken)
    {
        using MartSession rows = await MartSession.OpenAsync(engine, lake, source, warehouse, slice, cancellationToken);
        List<string> files = await snapshots.FilesAsync(slice.Select(p => p.Name), cancellationToken);
        await rows.Session.ExecuteAsync($"CREATE VIEW snapshot AS SELECT p, i, h FROM {Read(files, "p, i, h")}", cancellationToken);

        // Of the rows that an interrupted update may have written, nobody knows whether it did.
        await rows.Session.ExecuteAsync($"CREATE TABLE known AS SELECT * FROM snapshot ANTI JOIN (SELECT p, i FROM {Read(leftovers, "p, i")}) USING (p, i)", cancellationToken);
        // Added to what was noted before: where an update was interrupted, some snapshots are new already and tell no more of what vanished.
        List<string> noted = await snapshots.FindNoteAsync(Vanished, slice, cancellationToken);
        string vanished = $"SELECT k.p, k.i FROM snapshot k ANTI JOIN new_rows r ON {MartSession.SameKey} UNION ALL SELECT p, i FROM {Read(noted, "p, i")}";
        await NoteAsync(rows, Vanished, slice, vanished, cancellationToken);
        bool differs = await NoteAsync(rows, Pending, slice, $"SELECT r.c0 AS p, r.c1 AS i, r.part AS m {Differing}", cancellationToken);
        long written = differs ? await store.UpsertManyAsync(source.Mart, rows.ReadAsync($"SELECT r.* {Differing}", cancellationToken), cancellationToken) : 0;
        await rows.PublishAsync(snapshots, slice, cancellationToken);
        if ((await snapshots.FindNoteAsync(Pending, slice, cancellationToken)).Count == 0)
        {
            await lake.DeleteAsync(snapshots.Note(Pending, slice), cancellationToken);
        }

        return written;
    }

    private async Task<bool> NoteAsync(MartSession rows, string kind, IReadOnlyList<MartPart> slice, string select, CancellationToken cancellationToken)
    {
        OutputEntry note = await ParquetOutput.WriteAsync(rows.Session, lake, select, snapshots.Note(kind, slice), string.Empty, cancellationToken);
        return note.Rows > 0;
    }

    private async Task<HashSet<string>> ReadPartsAsync(List<string> leftovers, CancellationToken cancellationToken)
    {
        if (leftovers.Count == 0)
        {
            return [];
        }

        using DuckSession session = engine.Open();
        return [.. await session.QueryAsync($"SELECT DISTINCT m FROM {Read(leftovers, "m")}", r => r.GetString(0), cancellationToken)];
    }

    private async Task<long> DeleteAsync(List<string> old, List<string> changed, CancellationToken cancellationToken)
    {
        using DuckSession session = engine.Open();
        return await store.DeleteManyAsync(source.Mart, KeysAsync(session, cancellationToken), cancellationToken);

        async IAsyncEnumerable<MartKey> KeysAsync(DuckSession from, [EnumeratorCancellation] CancellationToken token)
        {
            string sql = $"SELECT DISTINCT p, i FROM {Read(old, "p, i")} ANTI JOIN (SELECT p, i FROM {Read(changed, "p, i")}) USING (p, i)";
            await foreach (MartKey key in from.StreamAsync(sql, r => new MartKey(r.GetString(0), r.GetString(1)), token))
            {
                yield return key;
            }
        }
    }

    // Files of keys; without any, no rows of their columns.
    private static string Read(List<string> files, string columns) => files.Count == 0
        ? $"(SELECT {string.Join(", ", columns.Split(", ").Select(c => $"NULL::{(c == "h" ? "UBIGINT" : "VARCHAR")} AS {c}"))} WHERE false)"
        : $"(SELECT {columns} FROM read_parquet({SqlText.Literals(files)}, hive_partitioning = false, union_by_name = true))";
}
