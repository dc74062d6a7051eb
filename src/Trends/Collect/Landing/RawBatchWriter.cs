using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Trends.Storage;

namespace Trends.Collect.Landing;

/// <summary>Writes one raw batch to a scratch file and publishes it whole.</summary>
internal sealed class RawBatchWriter : IDisposable
{
    private const int FlushSize = 256 * 1024;

    private readonly ILake _lake;
    private readonly RawEnvelope _envelope;
    private ArrayBufferWriter<byte> _buffer = new(FlushSize * 2);
    private ArrayBufferWriter<byte> _packed = new(FlushSize * 2);
    private Task _packing = Task.CompletedTask;
    private string? _scratch;
    private GZipStream? _output;

    internal RawBatchWriter(ILake lake, RawEnvelope envelope)
    {
        _lake = lake;
        _envelope = envelope;
        using (Utf8JsonWriter json = new(_buffer))
        {
            RawEnvelopeJson.Write(json, envelope);
        }

        _buffer.Write("\n"u8);
    }

    internal long Rows { get; private set; }

    /// <summary>Gets the size of the records in bytes, unpacked.</summary>
    internal long Size { get; private set; }

    internal static string PathOf(RawEnvelope envelope) => FormattableString.Invariant(
        $"raw/{envelope.Manifest.Kind.Name()}/{envelope.Manifest.Dataset}/{envelope.ReceivedAt.UtcDateTime:yyyy'/'MM'/'dd'/'HH}/{envelope.Batch}.ndjson.gz");

    internal void Add(in RawRecord record)
    {
        RawLine.Write(_buffer, record);
        Rows++;
        Size += record.Json.Length;
        if (_buffer.WrittenCount >= FlushSize)
        {
            Flush();
        }
    }

    /// <summary>Publishes the batch, unless an earlier attempt did: its path holds the same content then.</summary>
    internal async Task<BatchRef> PublishAsync(CancellationToken cancellationToken)
    {
        Flush();
        await _packing;
        await _output!.DisposeAsync();
        _output = null;
        string path = PathOf(_envelope);
        await _lake.PublishAsync(_scratch!, path, WriteCondition.IfNew, cancellationToken);
        return new(_envelope.Manifest.Kind, _envelope.Manifest.Dataset, _envelope.Batch, path, Rows);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Where the disk is full both fail, and what failed before says so. The file has to be closed all the same: its room is what the run needs to tell of it.
        Quietly(() => _packing.GetAwaiter().GetResult());
        Quietly(() => _output?.Dispose());
        if (_scratch is not null)
        {
            File.Delete(_scratch);
        }
    }

    private void Flush()
    {
        if (_output is null)
        {
            _scratch = _lake.NewScratchFile(".ndjson.gz");
            _output = new(new FileStream(_scratch, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16), CompressionLevel.Fastest);
        }

        // The next records are read while these are packed, which takes as long.
        _packing.GetAwaiter().GetResult();
        (_buffer, _packed) = (_packed, _buffer);
        _buffer.ResetWrittenCount();
        (GZipStream output, ReadOnlyMemory<byte> records) = (_output, _packed.WrittenMemory);
        _packing = Task.Run(() => output.Write(records.Span));
    }

    private static void Quietly(Action end)
    {
        try
        {
            end();
        }
        catch (IOException)
        {
            // Told by the write that failed first.
        }
    }
}
