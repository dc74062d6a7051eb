using System.Text.Json.Serialization;
using Trends.Azure.Marts;
using Trends.Storage;

namespace Bench.Cosmos;

/// <summary>The trend mart's document as somebody who uses the SDK alone would declare it.</summary>
internal sealed record TrendDocument(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("day")] string Day,
    [property: JsonPropertyName("rowId")] string RowId,
    [property: JsonPropertyName("hour")] DateTimeOffset Hour,
    [property: JsonPropertyName("term")] string Term,
    [property: JsonPropertyName("platform")] string Platform,
    [property: JsonPropertyName("language")] string Language,
    [property: JsonPropertyName("count")] long Count,
    [property: JsonPropertyName("uniqueCount")] long UniqueCount,
    [property: JsonPropertyName("prior28Count")] long Prior28Count,
    [property: JsonPropertyName("prior28Days")] long Prior28Days,
    [property: JsonPropertyName("evidence")] string Evidence,
    [property: JsonPropertyName("prior28UniqueCount")] long Prior28UniqueCount)
{
    /// <summary>Makes the document of a row.</summary>
    public static TrendDocument Of(MartRow row)
    {
        object?[] c = row.Cells;
        return new(
            CosmosId.Of((string)c[1]!), (string)c[0]!, (string)c[1]!, (DateTimeOffset)c[2]!, (string)c[3]!, (string)c[4]!, (string)c[5]!,
            (long)c[6]!, (long)c[7]!, (long)c[8]!, (long)c[9]!, (string)c[10]!, (long)c[11]!);
    }
}
