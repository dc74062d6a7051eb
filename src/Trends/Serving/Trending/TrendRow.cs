using Trends.Marts;
using Trends.Storage;

namespace Trends.Serving.Trending;

/// <summary>A row of the trend mart.</summary>
/// <param name="Hour">The hour, in UTC.</param>
/// <param name="Term">The term.</param>
/// <param name="Platform">The platform, or null.</param>
/// <param name="Language">The language, or null.</param>
/// <param name="Count">Documents.</param>
/// <param name="UniqueCount">Documents without copies.</param>
/// <param name="PriorUniqueCount">Documents without copies in the 28 days before the row's day.</param>
/// <param name="Evidence">Pairs <c>hash:id</c>.</param>
internal readonly record struct TrendRow(
    DateTimeOffset Hour, string Term, string? Platform, string? Language, long Count, long UniqueCount, long PriorUniqueCount, string? Evidence)
{
    private static readonly MartDefinition Mart = MartDefinitions.Trend;
    private static readonly int HourAt = Mart.IndexOf("hour");
    private static readonly int TermAt = Mart.IndexOf("term");
    private static readonly int PlatformAt = Mart.IndexOf("platform");
    private static readonly int LanguageAt = Mart.IndexOf("language");
    private static readonly int CountAt = Mart.IndexOf("count");
    private static readonly int UniqueAt = Mart.IndexOf("uniqueCount");
    private static readonly int PriorAt = Mart.IndexOf("prior28UniqueCount");
    private static readonly int EvidenceAt = Mart.IndexOf("evidence");

    /// <summary>Reads a row.</summary>
    /// <param name="row">The mart's row.</param>
    public static TrendRow Read(MartRow row)
    {
        object?[] cells = row.Cells;
        return new(
            (DateTimeOffset)cells[HourAt]!,
            (string)cells[TermAt]!,
            (string?)cells[PlatformAt],
            (string?)cells[LanguageAt],
            (long)cells[CountAt]!,
            (long)cells[UniqueAt]!,
            (long?)cells[PriorAt] ?? 0,
            (string?)cells[EvidenceAt]);
    }
}
