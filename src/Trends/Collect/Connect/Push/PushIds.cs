using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trends.Collect.Connect.Manifests;
using Trends.Storage;

namespace Trends.Collect.Connect.Push;

/// <summary>Remembers by which ids of its own a server knows posts, for those that delete by them.</summary>
/// <param name="state">The state store.</param>
internal sealed class PushIds(IStateStore state)
{
    private const string Table = "local-ids";

    /// <summary>Remembers records.</summary>
    /// <param name="stream">Their stream; without local ids nothing is done.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="records">The records, as they are landed.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task NoteAsync(Connector stream, SourceSettings settings, IReadOnlyList<ReadOnlyMemory<byte>> records, CancellationToken cancellationToken)
    {
        if (stream.Manifest.Push?.LocalId is not { } at || records.Count == 0)
        {
            return;
        }

        Dictionary<string, string> ids = new(StringComparer.Ordinal);
        foreach (ReadOnlyMemory<byte> record in records)
        {
            using JsonDocument json = JsonDocument.Parse(record);
            if (JsonPaths.Text(json.RootElement, at) is { } local && stream.Mapper.MapJson(record.Span).Record["id"] is string id)
            {
                ids[Key(local)] = id;
            }
        }

        await state.WriteManyAsync(Table, Partition(stream.Platform, settings), ids, cancellationToken);
    }

    /// <summary>Gives the canonical id of a post.</summary>
    /// <param name="stream">A stream of the same platform.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="local">The server's own id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The id; null when no record with it came here.</returns>
    internal async Task<string?> FindAsync(Connector stream, SourceSettings settings, string local, CancellationToken cancellationToken)
        => (await state.ReadAsync(Table, Partition(stream.Platform, settings), Key(local), cancellationToken))?.Value;

    /// <summary>Forgets posts that are gone.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="settings">Its settings, which say which server is read.</param>
    /// <param name="isGone">Tells by the canonical id whether a post is gone.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task ForgetAsync(PlatformManifest platform, SourceSettings settings, Func<string, bool> isGone, CancellationToken cancellationToken)
    {
        string partition = Partition(platform, settings);
        await foreach (StateRow row in state.ListAsync(Table, partition, cancellationToken).Where(r => isGone(r.Value)))
        {
            await state.DeleteAsync(Table, partition, row.Row, WriteCondition.Always, cancellationToken);
        }
    }

    // Two servers of a kind give the same id to different posts.
    private static string Partition(PlatformManifest platform, SourceSettings settings) => $"{platform.Platform}|{settings.BaseUrl().Authority}";

    private static string Key(string local)
        => local.All(char.IsAsciiLetterOrDigit) && local.Length is > 0 and <= 64 ? local : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(local)).AsSpan(0, 16));
}
