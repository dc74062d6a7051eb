using System.Buffers;
using System.Text.Json;
using Trends.Collect.Manifests;

namespace Trends.Collect.Landing;

/// <summary>What was deleted where it came from: a post, or an author with all of theirs.</summary>
/// <param name="Id">The post's id at its platform; null when an author went.</param>
/// <param name="Author">The author as posts of the platform name them; null when a post went.</param>
/// <param name="DeletedAt">When, if the platform says so; otherwise null.</param>
public sealed record SourceDeletion(string? Id, string? Author = null, DateTimeOffset? DeletedAt = null)
{
    /// <summary>Gives the manifest that deletions of a platform are landed with.</summary>
    /// <param name="platform">The platform, lower case.</param>
    public static DatasetManifest Manifest(string platform) => DatasetManifest.Canonical(RecordKind.Deletions, $"{platform}-deletions", platform);

    /// <summary>Writes the deletion as the canonical record that is landed.</summary>
    public ReadOnlyMemory<byte> ToJson()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            Write(json, "id", Id);
            Write(json, "author", Author);
            if (DeletedAt is { } at)
            {
                json.WriteString("deletedAt", at.UtcDateTime);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
