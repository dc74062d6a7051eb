namespace Trends.Collect.Readers;

/// <summary>Why a piece of a file makes no record.</summary>
/// <param name="Reason">The reason class.</param>
/// <param name="Message">What is wrong, for people.</param>
/// <param name="Bytes">The received bytes: the first 64 KB of them. Valid until the next record is read.</param>
public sealed record RecordDefect(string Reason, string Message, ReadOnlyMemory<byte> Bytes);
