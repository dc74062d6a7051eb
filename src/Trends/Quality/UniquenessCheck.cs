using DuckDB.NET.Data;
using Trends.Quality.Accepted;
using Trends.Storage;

namespace Trends.Quality;

/// <summary>Counts the rows of a dataset that break uniqueness, over all of its parts in a run.</summary>
/// <remarks>
/// Exact copies break it, and so do rows of one identity that differ in what they say. Posts and news of one identity that
/// differ in their counts alone are observations, no defects.
/// </remarks>
/// <param name="lake">Where the parts are.</param>
public sealed class UniquenessCheck(ILake lake)
{
    private const string MemoryLimit = "512MB";

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

        await using DuckDBConnection connection = new("Data Source=:memory:");
        await connection.OpenAsync(cancellationToken);
        await using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SET memory_limit = '{MemoryLimit}'; SET temp_directory = {Quoted(Path.Combine(lake.ScratchFolder, "uniqueness"))};";
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = Sql(kind).Replace("{{files}}", $"[{string.Join(", ", files.Select(Quoted))}]", StringComparison.Ordinal);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Sql(RecordKind kind)
    {
        string name = kind.IsPostLike() ? "Trends.Quality.unique-posts.sql" : "Trends.Quality.unique-rows.sql";
        using Stream stream = typeof(UniquenessCheck).Assembly.GetManifestResourceStream(name)
            ?? throw new TrendsException($"The script '{name}' is not in the assembly. Embed it from src/Trends/Quality.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
