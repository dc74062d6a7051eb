using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Trends.Text;

/// <summary>Decides which texts no model may train on, equally in every dataset: one in ten.</summary>
/// <remarks>
/// The rule: SHA-256 over the UTF-8 bytes of <see cref="TextNormalizer.Normalize(string, TextForm)"/> with
/// <see cref="TextForm.LowerCase"/> (cleaned, form C, white space folded, lower case, runs as written);
/// its first 8 bytes as a big-endian number; held out when that is 0 modulo 10.
/// </remarks>
public static class HeldOut
{
    private const int OneIn = 10;

    /// <summary>Tells whether a text is held out from every training.</summary>
    /// <param name="text">The text, normalised or not: the answer is the same. For title and text, the content column.</param>
    public static bool IsHeldOut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Hash(TextNormalizer.Normalize(text, TextForm.LowerCase)) % OneIn == 0;
    }

    private static ulong Hash(string normalised)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(normalised.Length));
        try
        {
            Span<byte> hash = stackalloc byte[Sha256.Size];
            int length = Encoding.UTF8.GetBytes(normalised, buffer);
            Sha256.Hash(buffer.AsSpan(0, length), hash);
            return BinaryPrimitives.ReadUInt64BigEndian(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
