using Trends.Storage;

namespace Trends.Marts;

/// <summary>What the store itself says a container holds. It is written last, so it is missing or older where a store was lost or restored.</summary>
/// <param name="Source">What the container was made from.</param>
/// <param name="Watermark">The hash of its content.</param>
/// <param name="Snapshot">The snapshot that describes its rows; empty while it is filled.</param>
/// <param name="Rows">How many rows the marts stage wrote.</param>
internal sealed record MartMark(string Source, string Watermark, string Snapshot, long Rows)
{
    /// <summary>Reads a container's mark.</summary>
    public static async Task<MartMark?> ReadAsync(IMartStore store, MartDefinition mart, CancellationToken cancellationToken)
    {
        MartRow? row = await store.ReadAsync(MartDefinitions.Watermarks, mart.Name, mart.Name, cancellationToken);
        return row is null ? null : new((string)row.Cells[2]!, (string)row.Cells[3]!, (string)row.Cells[4]!, (long)row.Cells[5]!);
    }

    /// <summary>Writes a container's mark.</summary>
    public Task WriteAsync(IMartStore store, MartDefinition mart, CancellationToken cancellationToken) =>
        store.UpsertAsync(MartDefinitions.Watermarks, new([mart.Name, mart.Name, Source, Watermark, Snapshot, Rows]), WriteCondition.Always, cancellationToken);
}
