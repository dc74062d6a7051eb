using System.Buffers;

namespace Trends.Collect.Readers;

/// <summary>Collects one record's JSON; used again for the next one.</summary>
internal sealed class RecordBuffer
{
    // What JSON strings must escape; everything else stands for itself in UTF-8.
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(b => (byte)b), (byte)'"', (byte)'\\']);

    private byte[] _bytes = new byte[4096];
    private int _length;

    internal ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    internal void Clear() => _length = 0;

    internal void Add(byte value)
    {
        Reserve(1);
        _bytes[_length++] = value;
    }

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Adds text as a JSON string with quotes, in the one form that equal texts share.</summary>
    internal void AddText(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length + 2);
        _bytes[_length++] = (byte)'"';
        AddEscaped(utf8);
        Add((byte)'"');
    }

    /// <summary>Adds a quoted cell's content, in which two quotes stand for one.</summary>
    internal void AddQuotedCell(ReadOnlySpan<byte> utf8, byte quote)
    {
        Add((byte)'"');
        for (int at = utf8.IndexOf(quote); at >= 0; at = utf8.IndexOf(quote))
        {
            AddEscaped(utf8[..(at + 1)]);
            utf8 = utf8[(at + 2)..];
        }

        AddEscaped(utf8);
        Add((byte)'"');
    }

    private void AddEscaped(ReadOnlySpan<byte> utf8)
    {
        for (int at = utf8.IndexOfAny(Escaped); at >= 0; at = utf8.IndexOfAny(Escaped))
        {
            Add(utf8[..at]);
            AddEscape(utf8[at]);
            utf8 = utf8[(at + 1)..];
        }

        Add(utf8);
    }

    private void AddEscape(byte value)
    {
        switch (value)
        {
            case (byte)'"':
                Add("\\\""u8);
                break;
            case (byte)'\\':
                Add("\\\\"u8);
                break;
            case (byte)'\n':
                Add("\\n"u8);
                break;
            case (byte)'\r':
                Add("\\r"u8);
                break;
            case (byte)'\t':
                Add("\\t"u8);
                break;
            default:
                Add("\\u00"u8);
                Add("0123456789abcdef"u8[value >> 4]);
                Add("0123456789abcdef"u8[value & 15]);
                break;
        }
    }

    private void Reserve(int count)
    {
        if (_length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }
    }
}
