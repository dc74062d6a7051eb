using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trends.Storage;

namespace Trends.Serving.Intake;

/// <summary>Takes events that clients send.</summary>
/// <param name="sink">Where they go.</param>
/// <param name="keys">The key that ids are made with: an id must not tell the user.</param>
/// <param name="clock">The clock.</param>
public sealed class EventIntake(IEventSink sink, IPseudonymKeys keys, TimeProvider clock)
{
    /// <summary>The most events a request has.</summary>
    public const int MaxEvents = 1000;

    /// <summary>The most bytes a request has.</summary>
    public const int MaxBytes = 1 << 20;

    private const int MaxKey = 512;
    private const int MaxText = 10_000;
    private static readonly DateTimeOffset Oldest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<string> Kinds = new(
        ["click", "scroll", "dwell", "pageview", "view", "cart", "purchase", "mission", "checklist", "progress", "rating", "review", "satisfaction"],
        StringComparer.Ordinal);

    /// <summary>Checks the events of a request and publishes the valid ones.</summary>
    /// <param name="body">The request's body: a JSON array.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="RequestTooLargeException">There are more than <see cref="MaxEvents"/> or <see cref="MaxBytes"/>.</exception>
    /// <exception cref="InvalidRequestException">The body is not an array, or none of its events is valid.</exception>
    public async Task<EventIntakeResult> AcceptAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (body.Length > MaxBytes)
        {
            throw new RequestTooLargeException($"A request has at most {MaxBytes} bytes, this one {body.Length}. Send several.");
        }

        using JsonDocument document = Parse(body);
        int count = document.RootElement.GetArrayLength();
        if (count > MaxEvents)
        {
            throw new RequestTooLargeException($"A request has at most {MaxEvents} events, this one {count}. Send several.");
        }

        PseudonymKey key = await keys.GetAsync(cancellationToken);
        DateTimeOffset latest = clock.GetUtcNow().AddHours(24);
        List<IncomingEvent> accepted = new(count);
        List<RejectedEvent> rejected = [];
        int index = 0;
        foreach (JsonElement item in document.RootElement.EnumerateArray())
        {
            if (Check(item, latest, key, out IncomingEvent? valid) is { } reason)
            {
                rejected.Add(new(index, reason));
            }
            else
            {
                accepted.Add(valid!);
            }

            index++;
        }

        if (accepted.Count == 0)
        {
            throw new InvalidRequestException(rejected.Count == 0
                ? new Dictionary<string, string[]> { ["events"] = ["The array is empty; send at least one event."] }
                : rejected.ToDictionary(r => string.Create(CultureInfo.InvariantCulture, $"[{r.Index}]"), r => new[] { r.Reason }));
        }

        await sink.PublishAsync(accepted, cancellationToken);
        return new(accepted.Count, rejected);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? document
                : throw new InvalidRequestException("events", "Send a JSON array of { id?, user, kind, item, at, value?, text? }.");
        }
        catch (JsonException e)
        {
            throw new InvalidRequestException("events", $"The body is not JSON: {e.Message}");
        }
        catch (InvalidRequestException)
        {
            document?.Dispose();
            throw;
        }
    }

    private static string? Check(JsonElement item, DateTimeOffset latest, PseudonymKey key, out IncomingEvent? valid)
    {
        valid = null;
        if (item.ValueKind != JsonValueKind.Object)
        {
            return "an event is an object";
        }

        string? user = null, kind = null, thing = null, id = null, text = null, time = null;
        string? reason = Text(item, "user", MaxKey, true, ref user) ?? Text(item, "kind", MaxKey, true, ref kind)
            ?? Text(item, "item", MaxKey, true, ref thing) ?? Text(item, "id", MaxKey, false, ref id)
            ?? Text(item, "text", MaxText, false, ref text) ?? Text(item, "at", MaxKey, true, ref time);
        if (reason is not null)
        {
            return reason;
        }

        double? value = null;
        if (item.TryGetProperty("value", out JsonElement given) && given.ValueKind != JsonValueKind.Null)
        {
            if (given.ValueKind != JsonValueKind.Number || !given.TryGetDouble(out double number) || !double.IsFinite(number))
            {
                return "value: not a finite number";
            }

            value = number;
        }

        if (!Kinds.Contains(kind!))
        {
            return $"kind: '{kind}' is not one of {string.Join(' ', Kinds)}";
        }

        if (!DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset at))
        {
            return $"at: '{time}' is not an ISO 8601 time";
        }

        if (at < Oldest || at > latest)
        {
            return $"at: {at:u} is not between 1990 and tomorrow";
        }

        valid = new(id ?? MakeId(key, user!, kind!, thing!, at), user!, kind!, thing!, at, value, text);
        return null;
    }

    private static string? Text(JsonElement item, string name, int max, bool required, ref string? text)
    {
        if (!item.TryGetProperty(name, out JsonElement given) || given.ValueKind == JsonValueKind.Null)
        {
            return required ? $"{name}: missing" : null;
        }

        if (given.ValueKind != JsonValueKind.String)
        {
            return $"{name}: not a text";
        }

        text = given.GetString()!.Trim();
        if (text.Length == 0)
        {
            text = null;
            return required ? $"{name}: missing" : null;
        }

        return text.Length > max ? $"{name}: longer than {max} characters" : null;
    }

    private static string MakeId(PseudonymKey key, string user, string kind, string item, DateTimeOffset at) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Key.Span, Encoding.UTF8.GetBytes($"{user}\n{kind}\n{item}\n{at.UtcTicks}")).AsSpan(0, 16));
}
