using System.Buffers.Binary;
using System.Buffers.Text;

namespace Trends.Simulator.World.Ids;

/// <summary>Ids of eleven characters that look like chance, as on YouTube; a number is scrambled so that it can be found again.</summary>
/// <param name="commentPrefix">What stands before a comment's id.</param>
/// <param name="commentSuffix">What stands after a comment's id.</param>
public sealed class ScrambledIds(string commentPrefix = "", string commentSuffix = "") : IdForm
{
    // An odd factor and its inverse modulo 2^64; the number sits in the low 32 bits.
    private const ulong Factor = 0x9E3779B97F4A7C15;
    private const ulong Inverse = 0xF1DE83E19937733D;
    private const ulong Mask = 0x5A17_C0DE_0000_0000;

    /// <inheritdoc/>
    public override string Text(WorldItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)(uint)item.Number ^ Mask) * Factor);
        string id = Base64Url.EncodeToString(bytes);
        return item.Kind == ItemKind.Comment ? $"{commentPrefix}{id}{commentSuffix}" : id;
    }

    /// <inheritdoc/>
    public override int Find(IReadOnlyList<WorldItem> items, string id)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(id);
        ReadOnlySpan<char> core = id.Length > 11 && id.StartsWith(commentPrefix, StringComparison.Ordinal) && id.EndsWith(commentSuffix, StringComparison.Ordinal)
            ? id.AsSpan(commentPrefix.Length, id.Length - commentPrefix.Length - commentSuffix.Length)
            : id;
        Span<byte> bytes = stackalloc byte[8];
        if (core.Length != 11 || !Base64Url.IsValid(core) || !Base64Url.TryDecodeFromChars(core, bytes, out int written) || written != 8)
        {
            return -1;
        }

        ulong number = (BinaryPrimitives.ReadUInt64BigEndian(bytes) * Inverse) ^ Mask;
        return number < (ulong)items.Count && Text(items[(int)number]) == id ? (int)number : -1;
    }
}
