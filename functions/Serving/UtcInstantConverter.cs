using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrendFunctions.Serving;

/// <summary>Instants as ISO 8601 in UTC with a <c>Z</c>; parts of a second where there are any.</summary>
internal sealed class UtcInstantConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        // Whole seconds are what almost all are.
        Span<char> text = stackalloc char[32];
        string format = value.UtcTicks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
        value.UtcDateTime.TryFormat(text, out int length, format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
