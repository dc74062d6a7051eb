using System.Buffers.Binary;
using System.Text;

namespace Functions.Embedded.EventHubs;

/// <summary>Puts numbers and text into a growing buffer.</summary>
internal sealed class EventWriter
{
    private byte[] _buffer = new byte[1024];

    /// <summary>Gets how many bytes were put.</summary>
    public int Length { get; private set; }

    /// <summary>Gets the bytes, valid until the next call.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>Forgets what follows the first bytes.</summary>
    public void Truncate(int length) => Length = length;

    /// <summary>Puts one byte.</summary>
    public void Byte(byte value) => Room(1)[0] = value;

    /// <summary>Puts eight bytes.</summary>
    public void Long(long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(8), value);

    /// <summary>Puts a number in 1 to 5 bytes, small ones in few.</summary>
    public void Varint(int value)
    {
        uint rest = (uint)value;
        while (rest >= 0x80)
        {
            Byte((byte)(rest | 0x80));
            rest >>= 7;
        }

        Byte((byte)rest);
    }

    /// <summary>Puts text as UTF-8 with its length.</summary>
    public void Text(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        Varint(length);
        Encoding.UTF8.GetBytes(value, Room(length));
    }

    /// <summary>Puts bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> value) => value.CopyTo(Room(value.Length));

    private Span<byte> Room(int size)
    {
        if (_buffer.Length - Length < size)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + size));
        }

        Span<byte> room = _buffer.AsSpan(Length, size);
        Length += size;
        return room;
    }
}
