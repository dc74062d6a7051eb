using System.Buffers.Text;
using Trends.Azure.Accounts;

namespace Trends.Azure.State;

/// <summary>A row's version: the service's, and the ids of the writes that led to it.</summary>
/// <remarks>
/// A write whose answer was lost is sent again, and its condition then fails on what the first sending wrote, or on what others wrote over that.
/// Each conditional write so carries on the ids of those before it: its own is among them as long as fewer than <see cref="Kept"/> came after.
/// </remarks>
/// <param name="ServiceETag">The service's ETag; empty for a version that was written and replaced before its answer came.</param>
/// <param name="Writes">The ids, the last write first.</param>
internal readonly record struct RowVersion(string ServiceETag, ReadOnlyMemory<byte> Writes)
{
    private const int Kept = 8;
    private const char Separator = '|';

    /// <summary>Gives the version as callers see it.</summary>
    public override string ToString() => $"{ServiceETag}{Separator}{Base64Url.EncodeToString(Writes.Span)}";

    /// <summary>Reads a version that a caller gives back.</summary>
    /// <param name="text">What the caller was given.</param>
    /// <returns>The version; null for what no row of this store has: nothing can match it.</returns>
    public static RowVersion? Read(string text)
    {
        int separator = text.LastIndexOf(Separator);
        return separator <= 0 || !Base64Url.IsValid(text.AsSpan(separator + 1))
            ? null
            : new(text[..separator], Base64Url.DecodeFromChars(text.AsSpan(separator + 1)));
    }

    /// <summary>Gives the ids that the next write leaves in the row.</summary>
    /// <param name="id">That write's id.</param>
    public byte[] Next(byte[] id) => [.. id, .. Writes.Span[..Math.Min(Writes.Length, (Kept - 1) * WriteId.Bytes)]];

    /// <summary>Tells how many writes came after one; null when it is not among those known.</summary>
    /// <param name="id">The write's id.</param>
    public int? WritesSince(byte[] id)
    {
        for (int i = 0; i + WriteId.Bytes <= Writes.Length; i += WriteId.Bytes)
        {
            if (Writes.Span.Slice(i, WriteId.Bytes).SequenceEqual(id))
            {
                return i / WriteId.Bytes;
            }
        }

        return null;
    }
}
