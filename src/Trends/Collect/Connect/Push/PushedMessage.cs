using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Trends.Collect.Connect.Push;

/// <summary>A message as its platform sent it, on its way through the event hub.</summary>
/// <param name="Stream">The stream that it came for, such as <c>bluesky-jetstream</c>.</param>
/// <param name="ReceivedAt">When it came, in UTC.</param>
/// <param name="Body">The message: a JSON value, or any text.</param>
/// <param name="SentAt">When the platform says that it was sent; null where it does not.</param>
/// <param name="Id">The message's own id; null for none.</param>
public sealed record PushedMessage(string Stream, DateTimeOffset ReceivedAt, ReadOnlyMemory<byte> Body, DateTimeOffset? SentAt = null, string? Id = null)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it as the hub keeps it.</summary>
    /// <returns>A JSON object in UTF-8 that holds the message as it came.</returns>
    public ReadOnlyMemory<byte> ToJson()
    {
        ArrayBufferWriter<byte> buffer = new(Body.Length + 256);
        using (Utf8JsonWriter json = new(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("stream", Stream);
            json.WriteString("receivedAt", ReceivedAt.UtcDateTime);
            if (SentAt is { } sent)
            {
                json.WriteString("sentAt", sent.UtcDateTime);
            }

            if (IsJson(Body))
            {
                json.WritePropertyName("message");
                json.WriteRawValue(Body.Span, skipInputValidation: true);
            }
            else
            {
                json.WriteString("text", Encoding.UTF8.GetString(Body.Span));
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The object.</param>
    /// <returns>The message; null when it is none.</returns>
    public static PushedMessage? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            byte[] body = root.TryGetProperty("message", out JsonElement message)
                ? System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(message).ToArray()
                : Encoding.UTF8.GetBytes(root.GetProperty("text").GetString()!);
            return new(
                root.GetProperty("stream").GetString()!,
                root.GetProperty("receivedAt").GetDateTimeOffset(),
                body,
                root.TryGetProperty("sentAt", out JsonElement sent) ? sent.GetDateTimeOffset() : null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static bool IsJson(ReadOnlyMemory<byte> body)
    {
        using JsonDocument? json = SourceClient.Parse(body);
        return json is not null && !body.Span.StartsWith("\uFEFF"u8);
    }
}
