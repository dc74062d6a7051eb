using System.Globalization;
using System.Runtime.Serialization;

namespace Functions.Embedded.EventHubs;

/// <summary>Event properties as bytes: a type letter, then the value.</summary>
internal static class PropertyCodec
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Puts one value.</summary>
    /// <exception cref="SerializationException">The type is none that events carry.</exception>
    public static void Write(EventWriter writer, string name, object? value)
    {
        writer.Text(name);
        switch (value)
        {
            case null: writer.Byte((byte)'0'); break;
            case string text: Text(writer, 's', text); break;
            case bool flag: Number(writer, '?', flag ? 1 : 0); break;
            case int number: Number(writer, 'i', number); break;
            case long number: Number(writer, 'l', number); break;
            case double number: Number(writer, 'd', BitConverter.DoubleToInt64Bits(number)); break;
            case float number: Number(writer, 'f', BitConverter.SingleToInt32Bits(number)); break;
            case byte number: Number(writer, 'b', number); break;
            case sbyte number: Number(writer, 'B', number); break;
            case short number: Number(writer, 'h', number); break;
            case ushort number: Number(writer, 'H', number); break;
            case uint number: Number(writer, 'I', number); break;
            case ulong number: Number(writer, 'L', unchecked((long)number)); break;
            case char letter: Number(writer, 'c', letter); break;
            case decimal number: Text(writer, 'm', number.ToString(Plain)); break;
            case DateTime time: Number(writer, 't', time.ToBinary()); break;
            case DateTimeOffset time: Text(writer, 'o', time.ToString("O", Plain)); break;
            case TimeSpan span: Number(writer, 'p', span.Ticks); break;
            case Guid id: Text(writer, 'g', id.ToString()); break;
            case Uri address: Text(writer, 'u', address.OriginalString); break;
            case byte[] bytes: Bytes(writer, bytes); break;
            case ArraySegment<byte> bytes: Bytes(writer, bytes); break;
            default:
                throw new SerializationException(
                    $"Event property '{name}' is of type {value.GetType()}, which events cannot carry; use text, a number, a boolean, a time, a Guid, a Uri or bytes.");
        }
    }

    /// <summary>Takes one value back.</summary>
    public static object? Read(ref EventReader reader)
    {
        char kind = (char)reader.Byte();
        return kind switch
        {
            '0' => null,
            's' => reader.Text(),
            '?' => reader.Long() == 1,
            'i' => (int)reader.Long(),
            'l' => reader.Long(),
            'd' => BitConverter.Int64BitsToDouble(reader.Long()),
            'f' => BitConverter.Int32BitsToSingle((int)reader.Long()),
            'b' => (byte)reader.Long(),
            'B' => (sbyte)reader.Long(),
            'h' => (short)reader.Long(),
            'H' => (ushort)reader.Long(),
            'I' => (uint)reader.Long(),
            'L' => unchecked((ulong)reader.Long()),
            'c' => (char)reader.Long(),
            'm' => decimal.Parse(reader.Text(), Plain),
            't' => DateTime.FromBinary(reader.Long()),
            'o' => DateTimeOffset.Parse(reader.Text(), Plain),
            'p' => TimeSpan.FromTicks(reader.Long()),
            'g' => Guid.Parse(reader.Text(), Plain),
            'u' => new Uri(reader.Text(), UriKind.RelativeOrAbsolute),
            'x' => reader.Take(reader.Varint()).ToArray(),
            _ => throw new InvalidDataException($"An event property has the unknown type letter '{kind}'; the log is damaged or was written by a newer version."),
        };
    }

    private static void Number(EventWriter writer, char kind, long value)
    {
        writer.Byte((byte)kind);
        writer.Long(value);
    }

    private static void Text(EventWriter writer, char kind, string value)
    {
        writer.Byte((byte)kind);
        writer.Text(value);
    }

    private static void Bytes(EventWriter writer, ReadOnlySpan<byte> value)
    {
        writer.Byte((byte)'x');
        writer.Varint(value.Length);
        writer.Raw(value);
    }
}
