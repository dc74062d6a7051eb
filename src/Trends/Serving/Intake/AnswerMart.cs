using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trends.Governance;
using Trends.Marts;
using Trends.Storage;

namespace Trends.Serving.Intake;

/// <summary>
/// Keeps the rows of the AI mart that come from answers: a row a prediction with its latest outcome, and a row a feedback. The stream writes them
/// as they land; <see cref="RestateAsync"/> writes the same rows from raw.
/// </summary>
/// <param name="lake">Holds raw.</param>
/// <param name="store">Takes the rows.</param>
public sealed class AnswerMart(ILake lake, IMartStore store)
{
    private const string Source = "answers";
    private const string PredictionRow = "prediction";

    /// <summary>Adds predictions; those that are there, with or without an outcome, stay as they are.</summary>
    /// <param name="predictions">The predictions; they stand in raw.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task AddAsync(IReadOnlyList<Prediction> predictions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        await store.CreateAsync(MartDefinitions.Ai, cancellationToken);
        foreach (Prediction prediction in predictions)
        {
            await store.UpsertAsync(MartDefinitions.Ai, Row(prediction, null), WriteCondition.IfNew, cancellationToken);
        }
    }

    /// <summary>Adds feedback; the latest one is the prediction's outcome.</summary>
    /// <param name="feedback">The feedback; it stands in raw.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task AddAsync(IReadOnlyList<IncomingFeedback> feedback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        await store.CreateAsync(MartDefinitions.Ai, cancellationToken);
        foreach (IncomingFeedback one in feedback)
        {
            MartRow row = Row(one);
            await store.UpsertAsync(MartDefinitions.Ai, row, WriteCondition.Always, cancellationToken);
            MartPage known = await store.QueryAsync(MartDefinitions.Ai, new(Partition: one.About.Id, FromId: "feedback|", ToId: "feedback}", Top: 1000), cancellationToken);
            MartRow latest = known.Rows.Aggregate(row, (last, next) => Later(next, last) ? next : last);
            await store.UpsertAsync(MartDefinitions.Ai, Row(one.About, latest), WriteCondition.Always, cancellationToken);
        }
    }

    /// <summary>Writes the rows of everything that stands in raw, unless they stand already.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>How many rows there are, and how many were written.</returns>
    public async Task<(long Rows, long RowsWritten)> RestateAsync(CancellationToken cancellationToken)
    {
        List<string> predictions = await ListAsync(AnswerLander.Predictions, cancellationToken);
        List<string> feedback = await ListAsync(AnswerLander.Feedback, cancellationToken);
        if (predictions.Count + feedback.Count == 0)
        {
            return (0, 0);
        }

        string source = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', predictions.Concat(feedback)))));
        await store.CreateAsync(MartDefinitions.Watermarks, cancellationToken);
        await store.CreateAsync(MartDefinitions.Ai, cancellationToken);
        if (await StandsAsync(source, cancellationToken) is { } standing)
        {
            return (standing, 0);
        }

        Dictionary<string, MartRow> latest = new(StringComparer.Ordinal);
        long written = await store.UpsertManyAsync(MartDefinitions.Ai, FeedbackAsync(feedback, latest, cancellationToken), cancellationToken);
        string probe = latest.Keys.FirstOrDefault() ?? string.Empty;
        written += await store.UpsertManyAsync(MartDefinitions.Ai, PredictionsAsync(predictions, latest, id => probe = id, cancellationToken), cancellationToken);
        MartRow mark = new([Source, Source, source, source, probe, written]);
        await store.UpsertAsync(MartDefinitions.Watermarks, mark, WriteCondition.Always, cancellationToken);
        return (written, written);
    }

    private static DateTimeOffset At(MartRow row) => (DateTimeOffset)row.Cells[MartDefinitions.Ai.IndexOf("at")]!;

    private static bool Later(MartRow one, MartRow other)
        => At(one) != At(other) ? At(one) > At(other) : string.CompareOrdinal((string)one.Cells[1]!, (string)other.Cells[1]!) > 0;

    private static MartRow Row(Prediction prediction, MartRow? feedback) => Row(
        prediction,
        PredictionRow,
        PredictionRow,
        feedback?.Cells[MartDefinitions.Ai.IndexOf("outcome")],
        feedback?.Cells[MartDefinitions.Ai.IndexOf("comment")],
        prediction.At);

    // What people write may name people.
    private static MartRow Row(IncomingFeedback feedback)
    {
        string content = $"{feedback.About.Id}\n{feedback.At.UtcTicks}\n{feedback.Outcome}\n{feedback.Comment}";
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 8));
        return Row(
            feedback.About,
            $"feedback|{hash}",
            "feedback",
            Masker.Mask(feedback.Outcome),
            feedback.Comment is { } comment ? Masker.Mask(comment) : null,
            feedback.At);
    }

    private static MartRow Row(Prediction prediction, string id, string kind, object? outcome, object? comment, DateTimeOffset at)
    {
        object?[] cells = new object?[MartDefinitions.Ai.Columns.Count];
        void Set(string column, object? cell) => cells[MartDefinitions.Ai.IndexOf(column)] = cell;
        Set("subject", prediction.Id);
        Set("id", id);
        Set("rowKind", kind);
        Set("subjectKind", PredictionRow);
        Set("predictionId", prediction.Id);
        Set("model", prediction.Model);
        Set("version", prediction.Version);
        Set("outcome", outcome);
        Set("comment", comment);
        Set("at", at);
        return new(cells);
    }

    private async Task<List<string>> ListAsync(string folder, CancellationToken cancellationToken)
    {
        List<string> paths = [];
        await foreach (LakeObject found in lake.ListAsync($"raw/{folder}/", cancellationToken))
        {
            paths.Add(found.Path);
        }

        return paths;
    }

    // A store that was cleared or lost since has the watermark's prediction no more.
    private async Task<long?> StandsAsync(string source, CancellationToken cancellationToken)
        => await store.ReadAsync(MartDefinitions.Watermarks, Source, Source, cancellationToken) is { } mark
            && (string?)mark.Cells[2] == source
            && await store.ReadAsync(MartDefinitions.Ai, (string)mark.Cells[4]!, PredictionRow, cancellationToken) is not null
                ? (long)mark.Cells[5]!
                : null;

    private async IAsyncEnumerable<MartRow> FeedbackAsync(
        List<string> paths, Dictionary<string, MartRow> latest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Dictionary<string, Prediction> about = new(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            await using Stream packed = await lake.OpenReadAsync(path, cancellationToken);
            await foreach (JsonElement record in RawAnswers.ReadAsync(packed, cancellationToken))
            {
                IncomingFeedback feedback = record.Deserialize(ServingJson.Default.IncomingFeedback)!;
                MartRow row = Row(feedback);
                about[feedback.About.Id] = feedback.About;
                if (!latest.TryGetValue(feedback.About.Id, out MartRow? other) || Later(row, other))
                {
                    latest[feedback.About.Id] = row;
                }

                yield return row;
            }
        }

        foreach ((string id, Prediction prediction) in about)
        {
            yield return Row(prediction, latest[id]);
        }
    }

    private async IAsyncEnumerable<MartRow> PredictionsAsync(
        List<string> paths, Dictionary<string, MartRow> latest, Action<string> probe, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string path in paths)
        {
            await using Stream packed = await lake.OpenReadAsync(path, cancellationToken);
            await foreach (JsonElement record in RawAnswers.ReadAsync(packed, cancellationToken))
            {
                Prediction prediction = record.Deserialize(ServingJson.Default.Prediction)!;
                if (!latest.ContainsKey(prediction.Id))
                {
                    probe(prediction.Id);
                    yield return Row(prediction, null);
                }
            }
        }
    }
}
