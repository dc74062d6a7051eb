using System.Buffers;
using System.Text.Json;

namespace Trends.Collect.Manifests;

/// <summary>Writes manifests for records that are canonical JSON already.</summary>
internal static class CanonicalManifest
{
    internal static DatasetManifest Make(RecordKind kind, string dataset, string? platform)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteString("dataset", dataset);
            json.WriteString("kind", kind.Name());
            if (platform is not null)
            {
                json.WriteString("platform", platform);
            }

            json.WriteStartArray("files");
            json.WriteStringValue("*.ndjson");
            json.WriteEndArray();
            json.WriteStartObject("format");
            json.WriteString("type", "ndjson");
            json.WriteEndObject();
            json.WriteStartObject("fields");
            foreach (CanonicalField field in CanonicalSchema.For(kind).Fields)
            {
                json.WriteString(field.Name, field.Name);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return DatasetManifest.Parse(buffer.WrittenMemory, $"the manifest of '{dataset}'");
    }
}
