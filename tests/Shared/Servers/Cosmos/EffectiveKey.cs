using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Trends.Servers.Cosmos;

/// <summary>Where partition keys lie: MurmurHash3 (x64, 128 bits; public domain) of each part's bytes, as Cosmos DB's second version of hash keys has it.</summary>
public static class EffectiveKey
{
    private const ulong C1 = 0x87c37b91114253d5;
    private const ulong C2 = 0x4cf5ad432745937f;

    /// <summary>Gives the effective key: 32 hexadecimal digits a part.</summary>
    /// <param name="parts">The key's parts.</param>
    public static string Of(IEnumerable<string> parts) => string.Concat(parts.Select(Of));

    private static string Of(string part)
    {
        // A text is marked by 8 and ends with 255.
        byte[] hash = Hash([8, .. Encoding.UTF8.GetBytes(part), 255]);
        hash[0] &= 0x3F;
        return Convert.ToHexString(hash);
    }

    private static byte[] Hash(ReadOnlySpan<byte> bytes)
    {
        (ulong h1, ulong h2) = (0, 0);
        int length = bytes.Length;
        for (; bytes.Length >= 16; bytes = bytes[16..])
        {
            h1 ^= Mix1(BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            h1 = ((BitOperations.RotateLeft(h1, 27) + h2) * 5) + 0x52dce729;
            h2 ^= Mix2(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
            h2 = ((BitOperations.RotateLeft(h2, 31) + h1) * 5) + 0x38495ab5;
        }

        Span<byte> tail = stackalloc byte[16];
        bytes.CopyTo(tail);
        h2 ^= Mix2(BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]));
        h1 ^= Mix1(BinaryPrimitives.ReadUInt64LittleEndian(tail));
        h1 ^= (ulong)length;
        h2 ^= (ulong)length;
        h1 += h2;
        h2 += h1;
        h1 = Finish(h1);
        h2 = Finish(h2);
        h1 += h2;
        h2 += h1;
        byte[] hash = new byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(hash, h2);
        BinaryPrimitives.WriteUInt64BigEndian(hash.AsSpan(8), h1);
        return hash;
    }

    private static ulong Mix1(ulong k) => BitOperations.RotateLeft(k * C1, 31) * C2;

    private static ulong Mix2(ulong k) => BitOperations.RotateLeft(k * C2, 33) * C1;

    private static ulong Finish(ulong k)
    {
        k = (k ^ (k >> 33)) * 0xff51afd7ed558ccd;
        k = (k ^ (k >> 33)) * 0xc4ceb9fe1a85ec53;
        return k ^ (k >> 33);
    }
}
