using Trends.Collect.Mapping;
using Trends.Collect.Readers;

namespace Trends.Collect.Landing;

/// <summary>An open raw batch, read forward once by one thread.</summary>
public sealed class RawBatch : IDisposable
{
    private readonly ByteSource _source;
    private readonly string _path;
    private long _line = 1;

    internal RawBatch(Stream file, string path)
    {
        _path = path;
        _source = new(file, gzip: true);
        try
        {
            int length = NextLine();
            Envelope = RawEnvelopeJson.Read(_source.Slice(0, Math.Max(length, 0)), path);
            _source.Advance(length + 1);
        }
        catch
        {
            _source.Dispose();
            throw;
        }
    }

    /// <summary>Gets where the records came from and how to read them.</summary>
    public RawEnvelope Envelope { get; }

    /// <summary>Gets the lines, read so far, of records that were erased; <see cref="Read"/> passes over them.</summary>
    internal List<long> Erased { get; } = [];

    /// <summary>Makes the mapper of the batch's records.</summary>
    public RecordMapper CreateMapper() => new(Envelope.Manifest);

    /// <summary>Reads the next record.</summary>
    /// <param name="record">The record; its bytes are valid until the next call.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="TrendsException">The object is damaged.</exception>
    public bool Read(out RawRecord record)
    {
        while (true)
        {
            int length = NextLine();
            if (length < 0)
            {
                record = default;
                return _source.Count == 0 && _source.Broken is null ? false : throw Damaged();
            }

            _line++;
            ReadOnlyMemory<byte> line = _source.Slice(0, length);
            _source.Advance(length + 1);
            if (RawLine.TryRead(line, out record))
            {
                return true;
            }

            Erased.Add(RawLine.IsErased(line.Span, out long erased) ? erased : throw Damaged());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private int NextLine() => _source.IndexOf((byte)'\n', 0, int.MaxValue);

    private TrendsException Damaged() =>
        new($"Raw batch '{_path}' is damaged at line {_line}. Delete the object and the index row of its batch, then land its source again.");
}
