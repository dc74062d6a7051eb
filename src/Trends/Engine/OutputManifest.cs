using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trends.Engine;

/// <summary>What stands in a folder of the lake and what it was made from, by path.</summary>
/// <param name="Inputs">Objects read, by path.</param>
/// <param name="Outputs">Objects written, by path.</param>
public sealed record OutputManifest(
    SortedDictionary<string, InputEntry> Inputs,
    SortedDictionary<string, OutputEntry> Outputs)
{
    /// <summary>Gets how manifests are written.</summary>
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Makes a manifest of nothing.</summary>
    public static OutputManifest Empty() => new(new(StringComparer.Ordinal), new(StringComparer.Ordinal));
}
