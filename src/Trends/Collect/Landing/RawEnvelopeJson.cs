using System.Text;
using System.Text.Json;
using Trends.Collect.Manifests;

namespace Trends.Collect.Landing;

/// <summary>Writes and reads the first line of raw batches.</summary>
internal static class RawEnvelopeJson
{
    internal const int Version = 1;

    internal static void Write(Utf8JsonWriter json, RawEnvelope envelope)
    {
        json.WriteStartObject();
        json.WriteNumber("envelope", Version);
        json.WriteString("kind", envelope.Manifest.Kind.Name());
        json.WriteString("dataset", envelope.Manifest.Dataset);
        json.WritePropertyName("manifest");
        json.WriteRawValue(envelope.Manifest.Json, skipInputValidation: true);
        json.WriteString("source", envelope.Source);
        json.WriteString("requestUrl", envelope.RequestUrl);
        json.WriteString("receivedAt", envelope.ReceivedAt.UtcDateTime);
        json.WriteString("collector", envelope.Collector);
        json.WriteString("batch", envelope.Batch);
        json.WriteBoolean("live", envelope.IsLive);
        json.WriteEndObject();
    }

    internal static RawEnvelope Read(ReadOnlyMemory<byte> line, string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            if (root.GetProperty("envelope").GetInt32() != Version)
            {
                throw new TrendsException($"'{path}' has envelope version {root.GetProperty("envelope")}; this program reads {Version}. Use the program that wrote it, or a newer one.");
            }

            return new(
                DatasetManifest.Parse(Encoding.UTF8.GetBytes(root.GetProperty("manifest").GetRawText()), $"{path}, manifest"),
                root.GetProperty("source").GetString()!,
                root.GetProperty("requestUrl").GetString(),
                root.GetProperty("receivedAt").GetDateTimeOffset(),
                root.GetProperty("collector").GetString()!,
                root.GetProperty("batch").GetString()!,
                root.TryGetProperty("live", out JsonElement live) && live.GetBoolean());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new TrendsException($"'{path}' does not start with an envelope: {e.Message} Delete the object and land its source again.", e);
        }
    }
}
