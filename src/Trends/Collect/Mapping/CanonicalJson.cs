using System.Text.Json;

namespace Trends.Collect.Mapping;

/// <summary>Writes canonical records as JSON objects under the names of the public interface.</summary>
public static class CanonicalJson
{
    /// <summary>Writes a record: <c>recordKind</c> first, then every cell that is filled, then the <c>x-</c> fields.</summary>
    /// <param name="json">Takes the object.</param>
    /// <param name="record">The record.</param>
    public static void Write(Utf8JsonWriter json, CanonicalRecord record)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(record);
        json.WriteStartObject();
        json.WriteString(record.Schema.IndexOf("kind") < 0 ? "kind" : "recordKind", record.Schema.Kind.Name());
        for (int i = 0; i < record.Schema.Fields.Count; i++)
        {
            if (record[i] is { } cell)
            {
                json.WritePropertyName(record.Schema.Fields[i].Name);
                WriteCell(json, cell);
            }
        }

        foreach ((string name, string value) in record.Extras ?? new Dictionary<string, string>())
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteCell(Utf8JsonWriter json, object cell)
    {
        switch (cell)
        {
            case long count:
                json.WriteNumberValue(count);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case DateTimeOffset instant:
                json.WriteStringValue(instant.UtcDateTime);
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
                break;
            case string[] texts:
                json.WriteStartArray();
                foreach (string text in texts)
                {
                    json.WriteStringValue(text);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue((string)cell);
                break;
        }
    }
}
