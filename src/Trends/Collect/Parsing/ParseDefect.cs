namespace Trends.Collect.Parsing;

/// <summary>A part of a recorded answer that makes no record.</summary>
/// <param name="Line">The line it starts at, from 1; 0 where a file has no lines to speak of.</param>
/// <param name="Reason">The class of the reason: one of the words in <see cref="Quarantine.QuarantineReasons"/>.</param>
/// <param name="Message">What is wrong, for people.</param>
public sealed record ParseDefect(long Line, string Reason, string Message);
