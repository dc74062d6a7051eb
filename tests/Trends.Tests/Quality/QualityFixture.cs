using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Trends.Collect.Landing;
using Trends.Collect.Manifests;
using Trends.Governance.Erasure;
using Trends.Pipeline;
using Trends.Quality;
using Trends.Quality.Accepted;
using Trends.Storage;
using Trends.Tests.Collect;
using Trends.Tests.Fixtures;

namespace Trends.Tests.Quality;

/// <summary>The quality stage over a temporary lake, and batches to put through it.</summary>
internal sealed class QualityFixture : IDisposable, IPseudonymKeys
{
    public static readonly DateTimeOffset Now = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);

    public QualityFixture()
    {
        Erasures = new(State, this, TimeProvider.System);
        IOptions<QualityOptions> options = Options.Create(new QualityOptions());
        Assessor = new(Lake, this, Erasures, NullLogger<Assessor>.Instance);
        Stage = new(Assessor, new(Lake, new(Accepted.Engine(Lake), Lake), options), options);
    }

    public FolderTestLake Lake { get; } = new();

    public FakeState State { get; } = new();

    public ErasureList Erasures { get; }

    public Assessor Assessor { get; }

    public QualityStage Stage { get; }

    public ValueTask<PseudonymKey> GetAsync(CancellationToken cancellationToken) => new(new PseudonymKey("test", new byte[32]));

    public Task<StageCounts> AssessAsync(BatchRef batch) =>
        Stage.AssessAsync(batch, AssessContext.At(Now), new NullRunProgress(), CancellationToken.None);

    /// <summary>Lands records that are canonical JSON.</summary>
    public async Task<BatchRef> LandAsync(RecordKind kind, string batch, bool live, params string[] records)
    {
        RawEnvelope envelope = new(DatasetManifest.Canonical(kind, "test-set", "testbook"), "a.ndjson", null, Now, "test", batch, live);
        ArrayBufferWriter<byte> lines = new();
        using (Utf8JsonWriter json = new(lines))
        {
            RawEnvelopeJson.Write(json, envelope);
        }

        lines.Write("\n"u8);
        for (int i = 0; i < records.Length; i++)
        {
            byte[] record = Encoding.UTF8.GetBytes(records[i]);
            RawLine.Write(lines, new(i + 1, RawRecord.Hash(record), record));
        }

        using MemoryStream stream = new();
        using (GZipStream gzip = new(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(lines.WrittenSpan);
        }

        string path = $"raw/{kind.Name()}/test-set/{batch}.ndjson.gz";
        await Lake.WriteAsync(path, stream.ToArray(), WriteCondition.Always, CancellationToken.None);
        return new(kind, "test-set", batch, path, records.Length);
    }

    /// <summary>Asks DuckDB for columns of an accepted part, as text, a row a line.</summary>
    public async Task<string> QueryAsync(BatchRef batch, string select)
    {
        string file = await Lake.GetLocalFileAsync(AcceptedPaths.Part(batch), CancellationToken.None);
        await using DuckDBConnection connection = new("Data Source=:memory:");
        await connection.OpenAsync();
        await using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT concat_ws('|', {select}) FROM read_parquet('{file}', file_row_number = true) ORDER BY file_row_number";
        List<string> rows = [];
        await using DuckDBDataReader reader = command.ExecuteReader();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return string.Join('\n', rows);
    }

    public void Dispose()
    {
        Erasures.Dispose();
        Lake.Dispose();
    }
}
