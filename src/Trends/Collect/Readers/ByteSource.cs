using System.Buffers;
using System.IO.Compression;

namespace Trends.Collect.Readers;

/// <summary>A window onto a stream that grows when a record needs it and never reads more than it must.</summary>
/// <param name="stream">The stream; closed with the source.</param>
/// <param name="gzip">Whether the stream is gzip, to be unpacked.</param>
internal sealed class ByteSource(Stream stream, bool gzip = false) : IDisposable
{
    private const int FirstSize = 128 * 1024;

    private readonly Stream _stream = gzip ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _start;
    private int _end;
    private long _total;
    private bool _ended;

    /// <summary>Gets why the stream stopped before its end, such as a cut gzip; null while it has not.</summary>
    internal string? Broken { get; private set; }

    /// <summary>Gets how many bytes the window holds.</summary>
    internal int Count => _end - _start;

    /// <summary>Gets the window.</summary>
    internal ReadOnlySpan<byte> Span => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Gives a part of the window, valid until the next call that fills it.</summary>
    internal ReadOnlyMemory<byte> Slice(int offset, int length) => _buffer.AsMemory(_start + offset, length);

    /// <summary>Drops bytes from the window's front.</summary>
    internal void Advance(int count) => _start += count;

    /// <summary>Reads more into the window.</summary>
    /// <returns>Whether there was more.</returns>
    internal bool Fill()
    {
        if (_ended)
        {
            return false;
        }

        MakeRoom();
        int read = 0;
        try
        {
            read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (InvalidDataException e)
        {
            Broken = e.Message;
        }

        _end += read;
        _total += read;
        _ended = read == 0;
        if (_ended && gzip && stream.CanSeek && !GzipEnd.IsWhole(stream, _total))
        {
            Broken ??= "the gzip data end too early.";
        }

        return read > 0;
    }

    /// <summary>Finds a byte, reading as far as it must.</summary>
    /// <param name="value">The byte.</param>
    /// <param name="from">Where in the window to start.</param>
    /// <param name="limit">How far to look.</param>
    /// <returns>Its place in the window; -1 when there is none before the limit or the end.</returns>
    internal int IndexOf(byte value, int from, int limit)
    {
        while (true)
        {
            int end = Math.Min(Count, limit);
            int found = from < end ? Span[from..end].IndexOf(value) : -1;
            if (found >= 0)
            {
                return from + found;
            }

            from = Math.Max(from, end);
            if (Count >= limit || !Fill())
            {
                return -1;
            }
        }
    }

    /// <summary>Finds the first of two bytes, reading as far as it must.</summary>
    internal int IndexOfAny(byte one, byte other, int from, int limit)
    {
        while (true)
        {
            int end = Math.Min(Count, limit);
            int found = from < end ? Span[from..end].IndexOfAny(one, other) : -1;
            if (found >= 0)
            {
                return from + found;
            }

            from = Math.Max(from, end);
            if (Count >= limit || !Fill())
            {
                return -1;
            }
        }
    }

    /// <summary>Gives one byte of the window, reading when it must.</summary>
    /// <returns>The byte, or -1 past the end.</returns>
    internal int At(int offset)
    {
        while (offset >= Count)
        {
            if (!Fill())
            {
                return -1;
            }
        }

        return _buffer[_start + offset];
    }

    /// <summary>Drops everything before the next byte of a value, in bounded memory.</summary>
    /// <returns>How many bytes were dropped; the byte itself stays.</returns>
    internal long SkipTo(byte value)
    {
        long skipped = 0;
        while (true)
        {
            int found = Span.IndexOf(value);
            int drop = found < 0 ? Count : found;
            Advance(drop);
            skipped += drop;
            if (found >= 0 || !Fill())
            {
                return skipped;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
        _ended = true;
        _stream.Dispose();
    }

    private void MakeRoom()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }

        if (_buffer.Length - _end >= _buffer.Length / 4)
        {
            return;
        }

        int count = Count;
        if (count > _buffer.Length / 2)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            Span.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        else
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, count);
        }

        _start = 0;
        _end = count;
    }
}
