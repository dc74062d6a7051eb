using System.Globalization;
using System.Text.Json;
using Trends.Collect.Landing;
using Trends.Storage;

namespace Trends.Serving.Intake;

/// <summary>Brings predictions, and feedback to them, into raw: <c>raw/{predictions|feedback}/api/…</c>.</summary>
/// <param name="lake">Takes the batches.</param>
/// <param name="state">Remembers what stands.</param>
/// <param name="clock">Says when they were received.</param>
public sealed class AnswerLander(ILake lake, IStateStore state, TimeProvider clock)
{
    /// <summary>The folder of predictions in raw.</summary>
    public const string Predictions = "predictions";

    /// <summary>The folder of feedback in raw.</summary>
    public const string Feedback = "feedback";

    private const string Dataset = "api";
    private readonly LandedIndex _index = new(state, clock);

    /// <summary>Lands records as one batch; the same records in the same order land once.</summary>
    /// <param name="folder"><see cref="Predictions"/> or <see cref="Feedback"/>.</param>
    /// <param name="records">A JSON object in UTF-8 each.</param>
    /// <param name="cancellationToken">Stops the call; nothing unfinished stands then.</param>
    /// <exception cref="TrendsException">The disk is full.</exception>
    public async Task LandAsync(string folder, IReadOnlyList<ReadOnlyMemory<byte>> records, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);
        string batch = LandedIndex.Id([folder, .. records.Select(r => RawRecord.Hash(r.Span).ToString("N"))]);
        LandedInput input = await _index.BeginAsync(folder, batch, cancellationToken);
        if (input.IsDone || records.Count == 0)
        {
            return;
        }

        string path = string.Create(CultureInfo.InvariantCulture, $"raw/{folder}/{Dataset}/{input.ReceivedAt.UtcDateTime:yyyy'/'MM'/'dd'/'HH}/{batch}.ndjson.gz");
        try
        {
            using RawAnswers answers = new(lake.NewScratchFile(".ndjson.gz"));
            answers.Write(json => WriteEnvelope(json, folder, batch, input.ReceivedAt), records);
            await lake.PublishAsync(answers.Path, path, WriteCondition.IfNew, cancellationToken);
        }
        catch (IOException e) when (DiskFull.Is(e))
        {
            throw DiskFull.Explain($"landing {records.Count} {folder}", lake, e);
        }

        await _index.FinishAsync(folder, batch, input with { IsDone = true, Batches = 1, Rows = records.Count }, cancellationToken);
    }

    private static void WriteEnvelope(Utf8JsonWriter json, string folder, string batch, DateTimeOffset receivedAt)
    {
        json.WriteStartObject();
        json.WriteNumber("envelope", RawEnvelopeJson.Version);
        json.WriteString("kind", folder);
        json.WriteString("dataset", Dataset);
        json.WriteString("source", $"api/{folder}");
        json.WriteNull("requestUrl");
        json.WriteString("receivedAt", receivedAt.UtcDateTime);
        json.WriteString("collector", Collector.Name);
        json.WriteString("batch", batch);
        json.WriteBoolean("live", true);
        json.WriteEndObject();
    }
}
