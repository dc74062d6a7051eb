using Trends.Engine;
using Trends.Quality.Accepted;
using Trends.Storage;

namespace Trends.Quality;

/// <summary>Counts the rows of a dataset that break uniqueness, over all of its parts in a run.</summary>
/// <remarks>
/// Exact copies break it, and so do rows of one identity that differ in what they say. Posts and news of one identity that
/// differ in their counts alone are observations, no defects.
/// </remarks>
/// <param name="engine">The columnar engine.</param>
/// <param name="lake">Where the parts are.</param>
public sealed class UniquenessCheck(DuckEngine engine, ILake lake)
{
    private static readonly SqlScript Posts = SqlScript.Load(typeof(UniquenessCheck), "unique-posts.sql");
    private static readonly SqlScript Rows = SqlScript.Load(typeof(UniquenessCheck), "unique-rows.sql");

    /// <summary>Counts the rows.</summary>
    /// <param name="kind">The dataset's kind.</param>
    /// <param name="batches">Its batches, assessed.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<long> CountAsync(RecordKind kind, IReadOnlyCollection<BatchRef> batches, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batches);
        if (batches.Count == 0)
        {
            return 0;
        }

        List<string> files = [];
        foreach (BatchRef batch in batches.DistinctBy(b => b.Batch))
        {
            files.Add(await lake.GetLocalFileAsync(AcceptedPaths.Part(batch), cancellationToken));
        }

        using DuckSession session = engine.Open();
        return await session.ExecuteAsync((kind.IsPostLike() ? Posts : Rows).Bind(("files", SqlText.Literals(files))), cancellationToken);
    }
}
