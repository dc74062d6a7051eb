using System.Text.Json;

namespace Trends.Serving;

/// <summary>Writes a mart's page as OData JSON.</summary>
public static class MartResultWriter
{
    /// <summary>Writes <c>{ "@odata.count", "value": [], "@odata.nextLink" }</c>; count and link only where there are any.</summary>
    /// <param name="result">The page.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Write(MartResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            if (result.Count is { } count)
            {
                json.WriteNumber("@odata.count", count);
            }

            json.WriteStartArray("value");
            foreach (object?[] row in result.Rows)
            {
                json.WriteStartObject();
                for (int i = 0; i < row.Length; i++)
                {
                    json.WritePropertyName(result.Columns[i].Name);
                    WriteCell(json, row[i]);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (result.NextLink is { } next)
            {
                json.WriteString("@odata.nextLink", next);
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteCell(Utf8JsonWriter json, object? cell)
    {
        switch (cell)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long integer:
                json.WriteNumberValue(integer);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            default:
                json.WriteStringValue(((DateTimeOffset)cell).UtcDateTime);
                break;
        }
    }
}
