using System.Data.Common;
using System.Runtime.CompilerServices;
using Trends.Engine;
using Trends.Storage;

namespace Trends.ML.Training;

/// <summary>Reads training data from the lake's staging and warehouse Parquet.</summary>
/// <param name="engine">The columnar engine.</param>
/// <param name="lake">The lake.</param>
public sealed class LakeTrainingData(DuckEngine engine, ILake lake) : ITrainingData
{
    /// <inheritdoc/>
    public IAsyncEnumerable<LabelledText> ReadTextsAsync(CancellationToken cancellationToken) => ReadAsync(
        "texts.sql",
        ["staging/labels/", "staging/posts/", "staging/news/"],
        r => new LabelledText(r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetBoolean(3)),
        cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<TrainingSeries> ReadSeriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<SeriesCell> hours = ReadAsync("term-hours.sql", ["warehouse/agg_term_hour/"], Cell, cancellationToken);
        await foreach (TrainingSeries series in SeriesGatherer.GatherAsync("term ", TimeSpan.FromHours(1), hours, cancellationToken))
        {
            yield return series;
        }

        IAsyncEnumerable<SeriesCell> days = ReadAsync("platform-days.sql", ["warehouse/agg_platform_day/"], Cell, cancellationToken);
        await foreach (TrainingSeries series in SeriesGatherer.GatherAsync("platform ", TimeSpan.FromDays(1), days, cancellationToken))
        {
            yield return series;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Interaction> ReadInteractionsAsync(CancellationToken cancellationToken) => ReadAsync(
        "interactions.sql",
        ["staging/events/"],
        r => new Interaction(r.GetString(0), r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetDouble(3), Time(r.GetInt64(4))),
        cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<CampaignDay> ReadCampaignDaysAsync(CancellationToken cancellationToken) => ReadAsync(
        "campaign-days.sql",
        ["staging/campaigns/"],
        r => new CampaignDay(r.GetString(0), r.GetString(1), r.GetFieldValue<DateOnly>(2), r.GetDouble(3), r.GetDouble(4), r.GetDouble(5), r.GetDouble(6), r.GetDouble(7)),
        cancellationToken);

    private static SeriesCell Cell(DbDataReader reader) => new(reader.GetString(0), Time(reader.GetInt64(1)), reader.GetDouble(2));

    private static DateTimeOffset Time(long microseconds) => DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds);

    private async IAsyncEnumerable<T> ReadAsync<T>(
        string script,
        string[] prefixes,
        Func<DbDataReader, T> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<string> files = [];
        foreach (string prefix in prefixes)
        {
            await foreach (LakeObject found in lake.ListAsync(prefix, cancellationToken))
            {
                if (found.Path.EndsWith(".parquet", StringComparison.Ordinal))
                {
                    files.Add(await lake.GetLocalFileAsync(found.Path, cancellationToken));
                }
            }
        }

        if (files.Count == 0)
        {
            yield break;
        }

        using DuckSession session = engine.Open();
        await session.ExecuteAsync("SET preserve_insertion_order = true", cancellationToken);
        string sql = SqlScript.Load(typeof(LakeTrainingData), script).Bind(("files", SqlText.Literals(files)));
        await foreach (T row in session.StreamAsync(sql, read, cancellationToken))
        {
            yield return row;
        }
    }
}
