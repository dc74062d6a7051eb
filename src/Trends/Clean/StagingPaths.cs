namespace Trends.Clean;

/// <summary>Where staging lies in the lake.</summary>
public static class StagingPaths
{
    /// <summary>Gives the folder of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static string Folder(RecordKind kind) => $"staging/{kind.Name()}";

    /// <summary>Gives the prefix of the accepted parts of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static string Accepted(RecordKind kind) => $"staging/_accepted/{kind.Name()}/";

    /// <summary>Gives the part of a month.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="month">The month, <c>YYYY-MM</c> or <c>none</c>.</param>
    public static string Part(RecordKind kind, string month) => $"{Folder(kind)}/month={month}/part-0.parquet";

    /// <summary>Reads the month from a part's path.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="ArgumentException">The path is not that of a part.</exception>
    public static string Month(string path) =>
        MonthName.OfPath(path) ?? throw new ArgumentException($"'{path}' is not the path of a month's part.", nameof(path));
}
