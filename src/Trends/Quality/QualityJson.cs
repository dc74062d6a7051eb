using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trends.Quality;

/// <summary>Reads and writes reports as JSON.</summary>
internal static class QualityJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<RecordKind>(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes a report in UTF-8.</summary>
    /// <param name="report">The report.</param>
    public static byte[] Write<T>(T report) => JsonSerializer.SerializeToUtf8Bytes(report, Options);

    /// <summary>Reads a report.</summary>
    /// <param name="stream">The report in UTF-8.</param>
    /// <param name="path">Where it stands, for messages.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="TrendsException">It is damaged.</exception>
    public static async Task<T> ReadAsync<T>(Stream stream, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(stream, Options, cancellationToken) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new TrendsException($"Report '{path}' is damaged. Delete it and run the quality stage again.", e);
        }
    }
}
