using System.Text.Json;
using Trends.Collect.Landing;

namespace Trends.Collect.Quarantine;

/// <summary>Writes and reads the first line of quarantine objects.</summary>
internal static class QuarantineHeaderJson
{
    internal static void Write(Utf8JsonWriter json, QuarantineHeader header)
    {
        json.WriteStartObject();
        json.WriteString("stage", header.Stage);
        json.WriteStartArray("columns");
        foreach (string column in header.Columns)
        {
            json.WriteStringValue(column);
        }

        json.WriteEndArray();
        json.WritePropertyName("envelope");
        RawEnvelopeJson.Write(json, header.Envelope);
        json.WriteEndObject();
    }

    internal static QuarantineHeader Read(ReadOnlyMemory<byte> line, string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            string envelope = root.GetProperty("envelope").GetRawText();
            return new(
                RawEnvelopeJson.Read(System.Text.Encoding.UTF8.GetBytes(envelope), path),
                root.GetProperty("stage").GetString()!,
                [.. root.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new TrendsException($"'{path}' is no quarantine object: {e.Message} Move it out of the quarantine folder.", e);
        }
    }
}
