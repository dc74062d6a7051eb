namespace Trends.Collect.Readers;

/// <summary>What a reader found next: a record, or a piece of the file that makes none.</summary>
/// <param name="Line">Where it starts: the line from 1, or the row's number where the format has no lines.</param>
/// <param name="Json">The record as JSON object in UTF-8, valid until the next one is read; empty with a defect.</param>
/// <param name="Defect">What is wrong; null for a record.</param>
public readonly record struct ReceivedRecord(long Line, ReadOnlyMemory<byte> Json, RecordDefect? Defect);
