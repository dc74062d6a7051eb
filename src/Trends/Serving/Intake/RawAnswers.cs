using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Trends.Collect.Landing;

namespace Trends.Serving.Intake;

/// <summary>Raw objects of predictions and feedback: an envelope, then a line a record.</summary>
/// <param name="path">The scratch file; removed unless it was published.</param>
internal sealed class RawAnswers(string path) : IDisposable
{
    /// <summary>Gets the scratch file.</summary>
    public string Path => path;

    /// <summary>Reads the records of an object.</summary>
    /// <param name="packed">The object.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<JsonElement> ReadAsync(
        Stream packed, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using GZipStream unpacked = new(packed, CompressionMode.Decompress);
        using StreamReader lines = new(unpacked);
        await lines.ReadLineAsync(cancellationToken);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            yield return document.RootElement.GetProperty("record");
        }
    }

    /// <summary>Writes the object.</summary>
    /// <param name="writeEnvelope">Writes its first line.</param>
    /// <param name="records">Its records.</param>
    public void Write(Action<Utf8JsonWriter> writeEnvelope, IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            writeEnvelope(json);
        }

        buffer.Write("\n"u8);
        for (int i = 0; i < records.Count; i++)
        {
            RawLine.Write(buffer, new(i + 1, RawRecord.Hash(records[i].Span), records[i]));
        }

        using GZipStream packed = new(new FileStream(path, FileMode.Create), CompressionLevel.Fastest);
        packed.Write(buffer.WrittenSpan);
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(path);
}
