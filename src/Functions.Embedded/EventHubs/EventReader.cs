using System.Buffers.Binary;
using System.Text;

namespace Functions.Embedded.EventHubs;

/// <summary>Takes back what <see cref="EventWriter"/> put.</summary>
/// <param name="bytes">The bytes.</param>
internal ref struct EventReader(ReadOnlyMemory<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _span = bytes.Span;

    /// <summary>Gets how many bytes were taken.</summary>
    public int Position { get; private set; }

    /// <summary>Takes one byte.</summary>
    public byte Byte() => _span[Position++];

    /// <summary>Takes eight bytes.</summary>
    public long Long()
    {
        long value = BinaryPrimitives.ReadInt64LittleEndian(_span[Position..]);
        Position += 8;
        return value;
    }

    /// <summary>Takes a number.</summary>
    public int Varint()
    {
        uint value = 0;
        int shift = 0;
        byte part;
        do
        {
            part = _span[Position++];
            value |= (uint)(part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);
        return (int)value;
    }

    /// <summary>Takes text.</summary>
    public string Text() => Encoding.UTF8.GetString(Take(Varint()).Span);

    /// <summary>Takes bytes without copying them.</summary>
    public ReadOnlyMemory<byte> Take(int length)
    {
        ReadOnlyMemory<byte> taken = bytes.Slice(Position, length);
        Position += length;
        return taken;
    }
}
