using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Trends.Collect.Landing;
using Trends.Storage;

namespace Trends.Collect.Quarantine;

/// <summary>The quarantine of one batch at one stage, being written. Published as a whole by <see cref="CompleteAsync"/>, or not at all.</summary>
public sealed class QuarantineBatch : IDisposable
{
    private readonly ILake _lake;
    private readonly RawEnvelope _envelope;
    private readonly string _stage;
    private readonly Dictionary<string, long> _reasons = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _line = new();
    private IReadOnlyList<string> _columns = [];
    private string? _scratch;
    private GZipStream? _output;

    internal QuarantineBatch(ILake lake, RawEnvelope envelope, string stage)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentException.ThrowIfNullOrEmpty(stage);
        _lake = lake;
        _envelope = envelope;
        _stage = stage;
        Bad = new(stage, envelope.Manifest.Dataset, envelope.Source);
    }

    /// <summary>Gets how many records were set aside, by reason.</summary>
    public IReadOnlyDictionary<string, long> Reasons => _reasons;

    /// <summary>Gets how many records were set aside.</summary>
    public long Count { get; private set; }

    /// <summary>Gets what is told of the bad records, and of cells that were emptied.</summary>
    internal BadRecordList Bad { get; }

    /// <summary>Sets a record of a raw batch aside.</summary>
    /// <param name="reason">The reason class.</param>
    /// <param name="message">What is wrong, for people.</param>
    /// <param name="record">The record.</param>
    public void Add(string reason, string message, in RawRecord record) =>
        Add(new(reason, message, record.Line, record.ContentHash, record.Json, default));

    /// <summary>Sets a record aside.</summary>
    /// <param name="entry">The record with its reason.</param>
    public void Add(QuarantineEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        GZipStream output = _output ??= Open();
        using (Utf8JsonWriter json = new(_line))
        {
            Write(json, entry);
        }

        Flush(output);
        Bad.Add(entry.Reason, entry.Line, entry.Message);
        Count++;
        _reasons[entry.Reason] = _reasons.GetValueOrDefault(entry.Reason) + 1;
    }

    /// <summary>Publishes what was set aside; a rerun writes the same object again, or takes it away when nothing is bad any more.</summary>
    /// <param name="cancellationToken">Stops the call; nothing is published then.</param>
    /// <returns>The object's path, or null when nothing was set aside.</returns>
    public async Task<string?> CompleteAsync(CancellationToken cancellationToken)
    {
        string path = QuarantineWriter.PathOf(_envelope, _stage);
        if (_output is null)
        {
            await _lake.DeleteAsync(path, cancellationToken);
            return null;
        }

        await _output.DisposeAsync();
        _output = null;
        await _lake.PublishAsync(_scratch!, path, WriteCondition.Always, cancellationToken);
        _scratch = null;
        return path;
    }

    /// <summary>Throws away what was not published.</summary>
    public void Dispose()
    {
        _output?.Dispose();
        if (_scratch is not null)
        {
            File.Delete(_scratch);
        }
    }

    /// <summary>Gives what was found bad, with the object that holds it.</summary>
    internal IReadOnlyList<BadRecords> ToBadRecords() => Bad.ToList(QuarantineWriter.PathOf(_envelope, _stage));

    internal void SetColumns(IReadOnlyList<string> columns) => _columns = columns;

    private GZipStream Open()
    {
        _scratch = _lake.NewScratchFile(".ndjson.gz");
        GZipStream output = new(new FileStream(_scratch, FileMode.Create), CompressionLevel.Fastest);
        using (Utf8JsonWriter json = new(_line))
        {
            QuarantineHeaderJson.Write(json, new(_envelope, _stage, _columns));
        }

        Flush(output);
        return output;
    }

    private void Flush(GZipStream output)
    {
        _line.Write("\n"u8);
        output.Write(_line.WrittenSpan);
        _line.ResetWrittenCount();
    }

    private void Write(Utf8JsonWriter json, QuarantineEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("reason", entry.Reason);
        json.WriteString("message", entry.Message);
        json.WriteString("dataset", _envelope.Manifest.Dataset);
        json.WriteString("batch", _envelope.Batch);
        json.WriteNumber("line", entry.Line);
        json.WriteString("contentHash", entry.ContentHash.ToString("N"));
        if (!entry.Json.IsEmpty)
        {
            json.WritePropertyName("record");
            json.WriteRawValue(entry.Json.Span, skipInputValidation: true);
        }
        else if (Utf8.IsValid(entry.Bytes.Span))
        {
            json.WriteString("record", Encoding.UTF8.GetString(entry.Bytes.Span));
        }
        else
        {
            json.WriteBase64String("recordBase64", entry.Bytes.Span);
        }

        json.WriteEndObject();
    }
}
