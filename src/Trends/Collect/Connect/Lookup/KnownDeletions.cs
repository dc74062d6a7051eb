using System.Text.Json;
using Trends.Collect.Landing;

namespace Trends.Collect.Connect.Lookup;

/// <summary>Reads which posts of a platform are known to be deleted, whoever told it.</summary>
/// <param name="days">Finds the batches.</param>
internal sealed class KnownDeletions(RawDays days)
{
    /// <summary>Reads their ids.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="from">When the oldest was told.</param>
    /// <param name="to">The time.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task<HashSet<string>> ReadAsync(string platform, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        await foreach (string path in days.ListAsync(RecordKind.Deletions, SourceDeletion.Manifest(platform).Dataset, from, to, null, null, cancellationToken))
        {
            using RawBatch? batch = await days.OpenAsync(path, cancellationToken);
            while (batch?.Read(out RawRecord record) == true)
            {
                using JsonDocument json = JsonDocument.Parse(record.Json);
                if (JsonPaths.Text(json.RootElement, "id") is { } id)
                {
                    ids.Add(id);
                }
            }
        }

        return ids;
    }
}
