using System.Globalization;
using Trends.Engine;
using Trends.Storage;

namespace Trends.Marts;

/// <summary>The new rows of a slice of a container in a session of the engine: cells <c>c0</c>, <c>c1</c>, …, their hash <c>h</c> and their <c>part</c>.</summary>
internal sealed class MartSession : IDisposable
{
    /// <summary>The condition that a row and a known one are the same row.</summary>
    public const string SameKey = "r.c0 = k.p AND r.c1 = k.i";

    private readonly ILake _lake;
    private readonly MartType[] _types;

    private MartSession(DuckSession session, ILake lake, MartDefinition mart)
    {
        Session = session;
        _lake = lake;
        _types = [.. mart.Columns.Select(c => c.Type)];
    }

    /// <summary>Gets the session.</summary>
    public DuckSession Session { get; }

    /// <summary>Makes the rows of a slice.</summary>
    public static async Task<MartSession> OpenAsync(
        DuckEngine engine, ILake lake, MartSource source, OutputManifest warehouse, IReadOnlyList<MartPart> slice, CancellationToken cancellationToken)
    {
        MartSession rows = new(engine.Open(), lake, source.Mart);
        try
        {
            await rows.CreateAsync(source, warehouse, slice, cancellationToken);
            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>Reads rows.</summary>
    /// <param name="select">A query whose first columns are the cells.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public IAsyncEnumerable<MartRow> ReadAsync(string select, CancellationToken cancellationToken) =>
        Session.StreamAsync(select, reader => MartRowReader.Read(reader, _types), cancellationToken);

    /// <summary>Writes the snapshots of the slice's parts.</summary>
    public async Task PublishAsync(MartSnapshots snapshots, IReadOnlyList<MartPart> slice, CancellationToken cancellationToken)
    {
        Dictionary<string, string> paths = slice.ToDictionary(p => p.Name, p => snapshots.Path(p.Name), StringComparer.Ordinal);
        SortedDictionary<string, OutputEntry> written = new(StringComparer.Ordinal);
        await ParquetOutput.WritePartsAsync(
            Session, _lake, "SELECT c0 AS p, c1 AS i, h, part FROM new_rows", "part", paths, snapshots.Wanted(slice), written, cancellationToken);
        await snapshots.WriteReceiptAsync(written, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => Session.Dispose();

    private async Task CreateAsync(MartSource source, OutputManifest warehouse, IReadOnlyList<MartPart> slice, CancellationToken cancellationToken)
    {
        await WarehouseViews.CreateAsync(Session, _lake, warehouse, source.Dimensions, cancellationToken);
        if (source.IsMonthly)
        {
            List<string> months = [.. slice.SelectMany(p => source.MonthsOf(p.Name)).Distinct(StringComparer.Ordinal)];
            await WarehouseViews.CreateAsync(Session, _lake, warehouse, source.Facts, months, cancellationToken);
        }
        else
        {
            await WarehouseViews.CreateAsync(Session, _lake, warehouse, source.Facts, cancellationToken);
        }

        MartDefinition mart = source.Mart;
        string select = SqlScript.Load(typeof(MartSession), $"{mart.Name}.sql").Bind();
        string names = string.Join(", ", mart.Columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"c{i}")));
        string cells = string.Join(", ", mart.Columns.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"c{i}::{MartRowReader.SqlType(c.Type)} AS c{i}")));
        string part = source.IsMonthly ? string.Empty : $", {SqlText.Literal(MartSource.Whole)}";
        await Session.ExecuteAsync(
            $"""
            CREATE TABLE new_rows AS SELECT {cells}, hash({names}) AS h, part
            FROM (SELECT *{part} FROM ({select})) t({names}, part)
            WHERE list_contains({SqlText.Literals(slice.Select(p => p.Name))}, part)
            """,
            cancellationToken);
    }
}
