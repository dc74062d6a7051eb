namespace Trends.Collect.Connect;

/// <summary>Whether a stream can be read with the settings there are.</summary>
/// <param name="Stream">The stream's name, or the platform's where settings are missing.</param>
/// <param name="IsReadable">Whether it answered with what was asked for.</param>
/// <param name="Message">What it answered, what is missing, or what to do; for people.</param>
public sealed record SourceCheck(string Stream, bool IsReadable, string Message);
