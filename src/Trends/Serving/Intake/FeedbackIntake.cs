using System.Text.Json;

namespace Trends.Serving.Intake;

/// <summary>Takes feedback to predictions.</summary>
/// <param name="predictions">The predictions.</param>
/// <param name="sink">Where feedback goes.</param>
/// <param name="clock">The clock.</param>
public sealed class FeedbackIntake(PredictionLog predictions, IEventSink sink, TimeProvider clock)
{
    private const int MaxOutcome = 1000;
    private const int MaxComment = 4000;

    /// <summary>Checks feedback and publishes it.</summary>
    /// <param name="body">The request's body: <c>{ predictionId, outcome, comment? }</c>; outcome is a text, a number or a flag.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether the prediction is known; HTTP answers 404 when it is not.</returns>
    /// <exception cref="InvalidRequestException">The body is not that.</exception>
    public async Task<bool> AcceptAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        (string id, string outcome, string? comment) = Parse(body);
        if (await predictions.FindAsync(id, cancellationToken) is not { } about)
        {
            return false;
        }

        await sink.PublishAsync(new IncomingFeedback(about, outcome, comment, clock.GetUtcNow()), cancellationToken);
        return true;
    }

    private static (string Id, string Outcome, string? Comment) Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidRequestException("body", "Send { predictionId, outcome, comment? }.");
            }

            Dictionary<string, string[]> errors = [];
            string? id = Text(root, "predictionId", 100, required: true, errors);
            string? outcome = Text(root, "outcome", MaxOutcome, required: true, errors);
            string? comment = Text(root, "comment", MaxComment, required: false, errors);
            return errors.Count == 0 ? (id!, outcome!, comment) : throw new InvalidRequestException(errors);
        }
        catch (JsonException e)
        {
            throw new InvalidRequestException("body", $"The body is not JSON: {e.Message}");
        }
    }

    private static string? Text(JsonElement root, string name, int max, bool required, Dictionary<string, string[]> errors)
    {
        string? text = !root.TryGetProperty(name, out JsonElement given) ? null : given.ValueKind switch
        {
            JsonValueKind.String => given.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => given.GetRawText(),
            JsonValueKind.Null => null,
            _ => "",
        };
        if ((required && string.IsNullOrWhiteSpace(text)) || text?.Length > max)
        {
            errors[name] = [$"Give a text of at most {max} characters{(required ? "" : ", or leave it out")}."];
        }

        return text;
    }
}
