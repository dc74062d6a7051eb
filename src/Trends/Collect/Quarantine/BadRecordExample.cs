namespace Trends.Collect.Quarantine;

/// <summary>Where a bad record stands and what is wrong with it.</summary>
/// <param name="File">The file's name, or the source's.</param>
/// <param name="Line">Its line in the file, from 1; its number where the format has no lines.</param>
/// <param name="Reason">The reason class, such as <see cref="QuarantineReasons.BadUtf8"/>.</param>
/// <param name="Message">What is wrong, for people.</param>
public sealed record BadRecordExample(string File, long Line, string Reason, string Message);
