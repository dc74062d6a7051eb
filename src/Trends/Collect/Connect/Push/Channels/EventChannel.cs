using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Trends.Collect.Connect.Push.Channels;

/// <summary>Server-sent events (WHATWG HTML, chapter 9.2): each becomes an object with <c>event</c>, <c>data</c> and perhaps <c>id</c>. Comments are signs of life.</summary>
/// <param name="lines">The lines.</param>
internal sealed class EventChannel(BodyLines lines) : IPushChannel
{
    private readonly StringBuilder _data = new();
    private string? _event;
    private string? _id;

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (await lines.ReadAsync(cancellationToken) is { } bytes)
        {
            string line = Encoding.UTF8.GetString(bytes.Span);
            if (line.Length == 0)
            {
                ReadOnlyMemory<byte> message = _data.Length == 0 ? default : Message();
                _data.Clear();
                _event = null;
                return message;
            }

            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon == 0)
            {
                return ReadOnlyMemory<byte>.Empty;
            }

            Take(colon < 0 ? line : line[..colon], colon < 0 ? string.Empty : line[(colon + 1)..]);
        }

        return null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => lines.CloseAsync();

    private void Take(string field, string value)
    {
        value = value.StartsWith(' ') ? value[1..] : value;
        switch (field)
        {
            case "event":
                _event = value;
                break;
            case "data":
                _data.Append(value).Append('\n');
                break;
            case "id":
                _id = value;
                break;
        }
    }

    private ReadOnlyMemory<byte> Message()
    {
        byte[] data = Encoding.UTF8.GetBytes(_data.ToString(0, _data.Length - 1));
        using JsonDocument? parsed = SourceClient.Parse(data);
        ArrayBufferWriter<byte> buffer = new(data.Length + 64);
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteString("event", _event ?? "message");
            if (_id is not null)
            {
                json.WriteString("id", _id);
            }

            json.WritePropertyName("data");
            if (parsed is null)
            {
                json.WriteStringValue(data);
            }
            else
            {
                json.WriteRawValue(data, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
