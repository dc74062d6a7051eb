using System.Buffers.Binary;
using System.Text;

namespace TrendFunctions.Tests.Monitoring;

/// <summary>Reads the fields of a protocol buffers message; as much of it as OTLP needs.</summary>
internal static class ProtoReader
{
    /// <summary>Gives a message's fields: numbers for varints and fixed ones, bytes for the rest.</summary>
    public static IEnumerable<(int Field, ulong Number, ReadOnlyMemory<byte> Bytes)> Fields(ReadOnlyMemory<byte> message)
    {
        int at = 0;
        while (at < message.Length)
        {
            ulong key = Varint(message.Span, ref at);
            switch (key & 7)
            {
                case 0:
                    yield return ((int)(key >> 3), Varint(message.Span, ref at), default);
                    break;
                case 1:
                    yield return ((int)(key >> 3), BinaryPrimitives.ReadUInt64LittleEndian(message.Span[at..]), default);
                    at += 8;
                    break;
                case 2:
                    int length = (int)Varint(message.Span, ref at);
                    yield return ((int)(key >> 3), 0, message.Slice(at, length));
                    at += length;
                    break;
                case 5:
                    yield return ((int)(key >> 3), BinaryPrimitives.ReadUInt32LittleEndian(message.Span[at..]), default);
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"Wire type {key & 7} at {at}.");
            }
        }
    }

    /// <summary>Gives every message at a path of field numbers.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> At(ReadOnlyMemory<byte> message, params int[] path)
        => path.Length == 0 ? [message] : Fields(message).Where(f => f.Field == path[0]).SelectMany(f => At(f.Bytes, path[1..]));

    /// <summary>Gives a text field; empty when it is absent.</summary>
    public static string Text(ReadOnlyMemory<byte> message, int field)
        => Encoding.UTF8.GetString(Fields(message).LastOrDefault(f => f.Field == field).Bytes.Span);

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = bytes[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
