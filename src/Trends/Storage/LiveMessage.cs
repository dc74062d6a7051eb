using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trends.Storage;

/// <summary>A message to live clients.</summary>
/// <param name="Type">One of <c>trend</c>, <c>prediction</c>, <c>run</c>, <c>quality</c>, <c>alert</c>.</param>
/// <param name="At">When it came about, in UTC.</param>
/// <param name="Data">What it says.</param>
public sealed partial record LiveMessage(string Type, DateTimeOffset At, JsonElement Data)
{
    /// <summary>Gives the message as clients get it: an object of <c>type</c>, <c>at</c> and <c>data</c>.</summary>
    public byte[] ToUtf8Json() => JsonSerializer.SerializeToUtf8Bytes(this, Json.Default.LiveMessage);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(LiveMessage))]
    private sealed partial class Json : JsonSerializerContext;
}
