using System.Globalization;
using System.Text.Json;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Errors;

/// <summary>Tells from an answer what is wrong with it, as the platform says such things.</summary>
internal static class ErrorClassifier
{
    private const int MostOfMessage = 300;
    private static readonly string[] MessagePaths =
        ["error.message", "errors[0].message", "errors[0].detail", "message", "detail", "error_description", "errorMessage", "error.error_msg", "error_message", "meta.msg", "description", "reason", "error"];

    /// <summary>Judges an answer.</summary>
    /// <param name="rules">The platform's rules.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="body">Its body; undefined when that is no JSON.</param>
    /// <param name="now">The time.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    internal static SourceError? Find(IReadOnlyList<ErrorRule>? rules, SourceAnswer answer, JsonElement body, DateTimeOffset now)
    {
        foreach (ErrorRule rule in rules ?? [])
        {
            if (Matches(rule, answer, body))
            {
                return new(rule.Kind, answer.Status, Message(answer, body), Wait(rule, body, now) ?? RetryAfter.Read(answer.Header(RetryAfter.Header), now), rule.Blocks, rule.Note);
            }
        }

        return ByStatus(answer.Status) is { } kind ? new(kind, answer.Status, Message(answer, body), RetryAfter.Read(answer.Header(RetryAfter.Header), now)) : null;
    }

    private static bool Matches(ErrorRule rule, SourceAnswer answer, JsonElement body)
    {
        if (rule.Status is { Count: > 0 } statuses && !statuses.Contains(answer.Status))
        {
            return false;
        }

        if (rule.At is null)
        {
            // Some say it in prose: a rule may look for it in what is no JSON.
            return rule.Contains is { } told
                ? body.ValueKind == JsonValueKind.Undefined && answer.BodyText(MostOfMessage).Contains(told, StringComparison.OrdinalIgnoreCase)
                : rule.Status is { Count: > 0 };
        }

        return body.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            && JsonPaths.Text(body, rule.At) is { } value
            && (rule.In is null || rule.In.Contains(value))
            && (rule.Contains is null || value.Contains(rule.Contains, StringComparison.OrdinalIgnoreCase));
    }

    private static ErrorKind? ByStatus(int status) => status switch
    {
        429 => ErrorKind.RateLimited,
        401 or 403 => ErrorKind.Credentials,
        404 or 410 => ErrorKind.Missing,
        408 or 425 or 500 or 502 or 503 or 504 or (>= 520 and <= 530) => ErrorKind.Transient,
        >= 500 => ErrorKind.System,
        >= 400 => ErrorKind.Config,
        304 => null,
        >= 300 => ErrorKind.System,
        _ => null,
    };

    private static DateTimeOffset? Wait(ErrorRule rule, JsonElement body, DateTimeOffset now)
        => rule.WaitAt is null || !double.TryParse(JsonPaths.Text(body, rule.WaitAt), CultureInfo.InvariantCulture, out double wait) || wait < 0
            ? null
            : rule.WaitUnit switch
            {
                WaitUnit.Minutes => now.AddMinutes(Math.Min(wait, 60 * 24 * 31)),
                WaitUnit.Milliseconds => now.AddMilliseconds(Math.Min(wait, 1000.0 * 86_400 * 31)),
                WaitUnit.Epoch => DateTimeOffset.UnixEpoch.AddSeconds(Math.Min(wait, 253_402_300_799)),
                _ => now.AddSeconds(Math.Min(wait, 86_400 * 31)),
            };

    private static string Message(SourceAnswer answer, JsonElement body)
    {
        string? told = body.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? MessagePaths.Select(path => JsonPaths.Text(body, path)).FirstOrDefault(text => text is not null)
            : null;
        return told is null ? answer.BodyText(MostOfMessage) : answer.Told(told, MostOfMessage);
    }
}
