using System.Text.Json;
using Trends.Storage;

namespace Trends.Collect.Connect;

/// <summary>Remembers the newest records of a stream that other streams ask about, such as posts whose comments are read.</summary>
/// <param name="state">The state store.</param>
internal sealed class ParentStore(IStateStore state)
{
    private const string Table = "parents";
    private const int Most = 500;

    /// <summary>Lists the parents that a stream asks about, the newest first.</summary>
    /// <param name="stream">The stream; its manifest names the stream of the parents.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task<IReadOnlyList<string?>> ListAsync(Connector stream, int most, CancellationToken cancellationToken)
    {
        string parent = $"{stream.Platform.Platform}-{stream.Manifest.Query!.Of}";
        return [.. (await ReadAsync(parent, cancellationToken)).Take(most)];
    }

    /// <summary>Remembers records.</summary>
    /// <param name="stream">Their stream's name.</param>
    /// <param name="ids">What they are asked about by, the newest first.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task AddAsync(string stream, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return;
        }

        string[] all = [.. ids.Concat(await ReadAsync(stream, cancellationToken)).Distinct(StringComparer.Ordinal).Take(Most)];
        await state.WriteAsync(Table, stream, "newest", JsonSerializer.Serialize(all), WriteCondition.Always, cancellationToken);
    }

    /// <summary>Forgets records that are gone.</summary>
    /// <param name="isGone">Tells, by platform and id, whether a record is gone.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task ForgetAsync(Func<string, string, bool> isGone, CancellationToken cancellationToken)
    {
        foreach (Connector stream in SourceCatalog.Current.Streams)
        {
            string[] known = await ReadAsync(stream.Name, cancellationToken);
            string[] left = [.. known.Where(id => !isGone(stream.Platform.Platform, id))];
            if (left.Length < known.Length)
            {
                await state.WriteAsync(Table, stream.Name, "newest", JsonSerializer.Serialize(left), WriteCondition.Always, cancellationToken);
            }
        }
    }

    private async Task<string[]> ReadAsync(string stream, CancellationToken cancellationToken)
        => await state.ReadAsync(Table, stream, "newest", cancellationToken) is { } row ? JsonSerializer.Deserialize<string[]>(row.Value)! : [];
}
