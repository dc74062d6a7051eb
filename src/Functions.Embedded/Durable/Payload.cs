using System.Text;
using Microsoft.DurableTask.Converters;

namespace Functions.Embedded.Durable;

/// <summary>Inputs, outputs and events as JSON of limited size.</summary>
/// <param name="maxBytes">The limit, in bytes of UTF-8.</param>
internal sealed class Payload(int maxBytes)
{
    /// <summary>Writes a value.</summary>
    /// <param name="value">The value; null gives null.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="ArgumentException">It is too large.</exception>
    internal string? Write(object? value, string what)
    {
        string? json = JsonDataConverter.Default.Serialize(value);
        if (json is not null && json.Length > maxBytes / 3 && Encoding.UTF8.GetByteCount(json) is int bytes && bytes > maxBytes)
        {
            throw new ArgumentException(
                $"{what} is {bytes:N0} bytes of JSON; the limit is {maxBytes:N0}. "
                + "Store the data first and pass a reference to it, such as a path or a key.");
        }

        return json;
    }

    /// <summary>Reads a value.</summary>
    internal static T? Read<T>(string? json) => JsonDataConverter.Default.Deserialize<T>(json);

    /// <summary>Reads a value for a parameter.</summary>
    internal static object? Read(string? json, Type type)
    {
        if (json is null)
        {
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        // A string parameter takes any JSON as text, as the official binding does.
        return type == typeof(string) && !json.StartsWith('"') ? json : JsonDataConverter.Default.Deserialize(json, type);
    }
}
