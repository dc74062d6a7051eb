using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Trends.ML;

/// <summary>A hash over rows in any order: their hashes are sorted before they are hashed.</summary>
internal sealed class RowDigest
{
    private readonly List<UInt128> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row as text, its cells told apart.</param>
    public void Add(string row) => _rows.Add(Hash(row));

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row; written in the invariant culture, numbers to the last bit.</param>
    public void Add(FormattableString row) => Add(row.ToString(CultureInfo.InvariantCulture));

    /// <summary>Gives the hash of all rows, 64 lower-case hex digits.</summary>
    public string Finish()
    {
        _rows.Sort();
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[16];
        foreach (UInt128 row in _rows)
        {
            BinaryPrimitives.WriteUInt128BigEndian(bytes, row);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Gives the first 16 bytes of a text's SHA-256.</summary>
    /// <param name="text">The text.</param>
    public static UInt128 Hash(string text)
    {
        Span<byte> hash = stackalloc byte[32];
        int size = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = size > 2048 ? new byte[size] : null;
        Span<byte> bytes = rented ?? stackalloc byte[2048];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
