using System.Globalization;
using System.Runtime.CompilerServices;
using Trends.Collect.Landing;
using Trends.Storage;

namespace Trends.Collect.Connect.Lookup;

/// <summary>Goes through the raw batches of a dataset in the order in which they came, a day's list at a time.</summary>
/// <param name="lake">Where they are.</param>
/// <param name="batches">Opens them.</param>
internal sealed class RawDays(ILake lake, RawBatchReader batches)
{
    /// <summary>Lists paths.</summary>
    /// <param name="kind">The kind of the records.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="from">The hour of receipt that the first may be of.</param>
    /// <param name="to">The time up to which they came.</param>
    /// <param name="first">The least path that is wanted; null for any.</param>
    /// <param name="last">The greatest one; null for any.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    internal async IAsyncEnumerable<string> ListAsync(
        RecordKind kind, string dataset, DateTimeOffset from, DateTimeOffset to, string? first, string? last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string folder = $"raw/{kind.Name()}/{dataset}/";
        string least = string.Create(CultureInfo.InvariantCulture, $"{folder}{from.UtcDateTime:yyyy'/'MM'/'dd'/'HH}");
        least = string.CompareOrdinal(first, least) > 0 ? first! : least;
        for (DateTime day = from.UtcDateTime.Date; day <= to.UtcDateTime.Date; day = day.AddDays(1))
        {
            string prefix = string.Create(CultureInfo.InvariantCulture, $"{folder}{day:yyyy'/'MM'/'dd'/'}");
            if (string.CompareOrdinal(prefix, 0, least, 0, prefix.Length) < 0)
            {
                continue;
            }

            if (last is not null && string.CompareOrdinal(prefix, 0, last, 0, prefix.Length) > 0)
            {
                yield break;
            }

            await foreach (LakeObject found in lake.ListAsync(prefix, cancellationToken))
            {
                if (string.CompareOrdinal(found.Path, least) >= 0 && (last is null || string.CompareOrdinal(found.Path, last) <= 0))
                {
                    yield return found.Path;
                }
            }
        }
    }

    /// <summary>Opens a batch.</summary>
    /// <returns>The batch; null where it was erased since it was listed.</returns>
    internal async Task<RawBatch?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await batches.OpenAsync(path, cancellationToken);
        }
        catch (LakeObjectMissingException)
        {
            return null;
        }
    }
}
