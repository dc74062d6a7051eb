using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Trends.Storage;

namespace Trends.Marts;

/// <summary>Hashes rows of marts over a serialisation that no adapter changes, with labels in place of pseudonyms.</summary>
/// <param name="labels">Labels by pseudonym.</param>
internal sealed class MartRowText(Dictionary<string, string> labels)
{
    private readonly byte[] _hash = new byte[32];
    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>Gives a row's SHA-256, valid until the next call.</summary>
    public ReadOnlySpan<byte> Hash(MartRow row)
    {
        _length = 0;
        foreach (object? cell in row.Cells)
        {
            switch (cell)
            {
                case null:
                    Add((byte)'n', 0);
                    break;
                case string text:
                    Add(labels.GetValueOrDefault(text, text));
                    break;
                case long number:
                    Add((byte)'i', number);
                    break;
                case double number:
                    // Minus zero and zero are one value to every store.
                    Add((byte)'d', BitConverter.DoubleToInt64Bits(number == 0 ? 0 : number));
                    break;
                case bool flag:
                    Add((byte)'b', flag ? 1 : 0);
                    break;
                case DateTimeOffset instant:
                    Add((byte)'t', instant.UtcTicks / TimeSpan.TicksPerMicrosecond);
                    break;
                default:
                    throw new InvalidOperationException($"A mart's cell is a {cell.GetType().Name}, which no column type names.");
            }
        }

        SHA256.HashData(_bytes.AsSpan(0, _length), _hash);
        return _hash;
    }

    private void Add(string text)
    {
        Add((byte)'s', Encoding.UTF8.GetByteCount(text));
        _length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
    }

    private void Add(byte type, long value)
    {
        Span<byte> room = Room(9);
        room[0] = type;
        BinaryPrimitives.WriteInt64LittleEndian(room[1..], value);
        _length += 9;
    }

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - _length < bytes)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
        }

        return _bytes.AsSpan(_length);
    }
}
