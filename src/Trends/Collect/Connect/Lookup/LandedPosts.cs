using System.Runtime.CompilerServices;
using System.Text.Json;
using Trends.Collect.Landing;

namespace Trends.Collect.Connect.Lookup;

/// <summary>Reads what was landed of a stream: raw is the only store of ids there is.</summary>
/// <param name="days">Finds the batches.</param>
internal sealed class LandedPosts(RawDays days)
{
    /// <summary>Reads posts, from where the last run stopped to the newest, then from the oldest to there.</summary>
    /// <param name="stream">A stream with a look-up.</param>
    /// <param name="from">When the oldest were received.</param>
    /// <param name="to">The time.</param>
    /// <param name="after">Where the last run stopped; null for the first.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async IAsyncEnumerable<LandedPost> ReadAsync(
        Connector stream, DateTimeOffset from, DateTimeOffset to, RecheckCursor? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (LandedPost post in BetweenAsync(stream, from, to, after, null, cancellationToken))
        {
            yield return post;
        }

        if (after is null)
        {
            yield break;
        }

        await foreach (LandedPost post in BetweenAsync(stream, from, to, null, after, cancellationToken))
        {
            yield return post;
        }
    }

    private async IAsyncEnumerable<LandedPost> BetweenAsync(
        Connector stream, DateTimeOffset from, DateTimeOffset to, RecheckCursor? after, RecheckCursor? until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (string path in days.ListAsync(stream.Dataset.Kind, stream.Name, from, to, after?.Path, until?.Path, cancellationToken))
        {
            using RawBatch? batch = await days.OpenAsync(path, cancellationToken);
            for (long number = 1; batch?.Read(out RawRecord record) == true; number++)
            {
                if (until?.IsBefore(path, number) == true)
                {
                    yield break;
                }

                if (after?.IsBefore(path, number) != false && Post(stream, record, new(path, number)) is { } post)
                {
                    yield return post;
                }
            }
        }
    }

    private static LandedPost? Post(Connector stream, in RawRecord record, RecheckCursor place)
    {
        using JsonDocument json = JsonDocument.Parse(record.Json);
        CanonicalRecord mapped = stream.Mapper.Map(record).Record;
        return stream.Lookup!.KeyOf(json.RootElement) is { } key && mapped.Text("id") is { Length: > 0 } id
            ? new(key, id, mapped["publishedAt"] as DateTimeOffset?, place)
            : null;
    }
}
