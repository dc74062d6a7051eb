using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trends.Collect.Connect.Manifests;

/// <summary>How source manifests are read: strictly, so that a misspelt member is an error and not a default.</summary>
internal static class ManifestJson
{
    /// <summary>Gets the rules.</summary>
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Reads a manifest.</summary>
    /// <typeparam name="T">Which.</typeparam>
    /// <param name="json">The text in UTF-8.</param>
    /// <param name="name">Where it stands, for messages.</param>
    /// <exception cref="InputException">It is wrong; the message names the member and the line.</exception>
    internal static T Read<T>(ReadOnlySpan<byte> json, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new InputException($"'{name}' holds no JSON object.");
        }
        catch (JsonException e)
        {
            throw new InputException($"'{name}', line {e.LineNumber + 1}: {e.Message}", e);
        }
    }
}
