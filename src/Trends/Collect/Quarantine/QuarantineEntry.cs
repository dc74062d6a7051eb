namespace Trends.Collect.Quarantine;

/// <summary>A record that was set aside.</summary>
/// <param name="Reason">The reason class, such as <see cref="QuarantineReasons.BadUtf8"/>.</param>
/// <param name="Message">What is wrong, for people; holds no more of the record than its reader may see.</param>
/// <param name="Line">Its line in the file it came from.</param>
/// <param name="ContentHash">Its content hash; empty for records that never became JSON.</param>
/// <param name="Json">The record as JSON object; empty for records that never became one.</param>
/// <param name="Bytes">The received bytes of a record that never became JSON, the first 64 KB of them; empty otherwise.</param>
public sealed record QuarantineEntry(
    string Reason,
    string Message,
    long Line,
    Guid ContentHash,
    ReadOnlyMemory<byte> Json,
    ReadOnlyMemory<byte> Bytes);
