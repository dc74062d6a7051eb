using System.Buffers;
using System.Buffers.Text;

namespace Trends.Collect.Landing;

/// <summary>
/// The lines of raw batches after the first: <c>{"line":1,"contentHash":"…","record":{…}}</c>, always in this very form, or <c>{"line":1,"erased":true}</c> where
/// a record stood that was erased.
/// </summary>
internal static class RawLine
{
    private static ReadOnlySpan<byte> LineMember => "{\"line\":"u8;

    private static ReadOnlySpan<byte> HashMember => ",\"contentHash\":\""u8;

    private static ReadOnlySpan<byte> ErasedMember => ",\"erased\":true}"u8;

    private static ReadOnlySpan<byte> RecordMember => "\",\"record\":"u8;

    /// <summary>Writes a line with its line feed.</summary>
    internal static void Write(IBufferWriter<byte> output, in RawRecord record)
    {
        Span<byte> target = output.GetSpan(record.Json.Length + 128);
        LineMember.CopyTo(target);
        int at = LineMember.Length;
        Utf8Formatter.TryFormat(record.Line, target[at..], out int written);
        at += written;
        HashMember.CopyTo(target[at..]);
        at += HashMember.Length;
        record.ContentHash.TryFormat(target[at..], out written, "N");
        at += written;
        RecordMember.CopyTo(target[at..]);
        at += RecordMember.Length;
        record.Json.Span.CopyTo(target[at..]);
        at += record.Json.Length;
        "}\n"u8.CopyTo(target[at..]);
        output.Advance(at + 2);
    }

    /// <summary>Writes a line, with its line feed, for a record that was erased.</summary>
    internal static void WriteErased(IBufferWriter<byte> output, long line)
    {
        Span<byte> target = output.GetSpan(64);
        LineMember.CopyTo(target);
        Utf8Formatter.TryFormat(line, target[LineMember.Length..], out int written);
        ErasedMember.CopyTo(target[(LineMember.Length + written)..]);
        target[LineMember.Length + written + ErasedMember.Length] = (byte)'\n';
        output.Advance(LineMember.Length + written + ErasedMember.Length + 1);
    }

    /// <summary>Tells whether a line, without its line feed, stands for a record that was erased.</summary>
    internal static bool IsErased(ReadOnlySpan<byte> line, out long number)
    {
        number = 0;
        return line.StartsWith(LineMember) && Utf8Parser.TryParse(line[LineMember.Length..], out number, out int read) && line[(LineMember.Length + read)..].SequenceEqual(ErasedMember);
    }

    /// <summary>Reads a line without its line feed.</summary>
    /// <returns>Whether it has the form that <see cref="Write"/> gives it.</returns>
    internal static bool TryRead(ReadOnlyMemory<byte> line, out RawRecord record)
    {
        record = default;
        ReadOnlySpan<byte> text = line.Span;
        int at = LineMember.Length;
        if (!text.StartsWith(LineMember) || !Utf8Parser.TryParse(text[at..], out long number, out int read))
        {
            return false;
        }

        at += read;
        int hash = at + HashMember.Length;
        int json = hash + 32 + RecordMember.Length;
        if (text.Length <= json || !text[at..].StartsWith(HashMember) || !text[(hash + 32)..].StartsWith(RecordMember) || text[^1] != (byte)'}'
            || !Utf8Parser.TryParse(text.Slice(hash, 32), out Guid content, out _, 'N'))
        {
            return false;
        }

        record = new(number, content, line[json..^1]);
        return true;
    }
}
