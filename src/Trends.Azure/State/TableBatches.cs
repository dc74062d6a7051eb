using System.Text;
using Trends.Storage;

namespace Trends.Azure.State;

/// <summary>Cuts many rows into what one transaction of the service takes: 100 rows and 4 MiB.</summary>
internal static class TableBatches
{
    // The service's limit is 4 MiB of request; the rest is room for what the estimate leaves out.
    private const long MaxBytes = 7L << 19;
    private const int FrameBytes = 1024;

    /// <summary>Cuts rows; of several with one key the last counts, as if they had been written one after another.</summary>
    /// <param name="rows">The rows.</param>
    public static IEnumerable<List<KeyValuePair<string, string>>> Cut(IEnumerable<KeyValuePair<string, string>> rows)
    {
        List<KeyValuePair<string, string>> batch = [];
        long bytes = 0;
        foreach (KeyValuePair<string, string> row in LastOfEach(rows))
        {
            long size = Size(row);
            if (batch.Count == StateLimits.BatchRows || (batch.Count > 0 && bytes + size > MaxBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(row);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    // A value travels in base64; a key three times: escaped in the address, where a byte takes three characters, and in the body, where it may be escaped.
    private static long Size(KeyValuePair<string, string> row) =>
        FrameBytes + (Encoding.UTF8.GetByteCount(row.Value) * 4L / 3) + (9L * Encoding.UTF8.GetByteCount(row.Key));

    private static OrderedDictionary<string, string> LastOfEach(IEnumerable<KeyValuePair<string, string>> rows)
    {
        OrderedDictionary<string, string> last = new(StringComparer.Ordinal);
        foreach ((string key, string value) in rows)
        {
            last[key] = value;
        }

        return last;
    }
}
