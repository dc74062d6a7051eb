using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect.Push.Webhooks;

/// <summary>Judges whether a platform sent a call. Comparisons take the same time wherever texts differ.</summary>
internal static class WebhookSignature
{
    private const string BodyPart = "body";

    /// <summary>Finds what is wrong with a call.</summary>
    /// <param name="plan">How the platform signs.</param>
    /// <param name="call">The call.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="now">The time.</param>
    /// <returns>What is wrong, in words; null for nothing.</returns>
    internal static string? Find(SignaturePlan plan, WebhookCall call, string secret, DateTimeOffset now)
    {
        string? shown = plan.Type == SignatureType.Body ? Member(call.Body, plan.At) : call.Header(plan.At);
        if (string.IsNullOrEmpty(shown))
        {
            return "It is not signed.";
        }

        if (!(plan.Type == SignatureType.Hmac ? IsHash(plan, call, shown, secret) : IsSame(shown, secret)))
        {
            return "Its signature is wrong.";
        }

        return plan.MaxAge is { } most && (SentAt(plan, call) is not { } sent || (now - sent).Duration() > most)
            ? FormattableString.Invariant($"It is not of the last {most.TotalMinutes:0} minutes.")
            : null;
    }

    /// <summary>Tells whether two texts are the same.</summary>
    internal static bool IsSame(string? shown, string secret)
        => shown is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(secret));

    /// <summary>Gives when the platform says that it sent a call; null where it does not.</summary>
    internal static DateTimeOffset? SentAt(SignaturePlan plan, WebhookCall call)
        => plan.TimeAt is { } at && DateTimeOffset.TryParse(call.Header(at), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset sent) ? sent : null;

    /// <summary>Takes a secret out of a body, so that it is not kept.</summary>
    internal static ReadOnlyMemory<byte> WithoutSecret(SignaturePlan plan, ReadOnlyMemory<byte> body)
    {
        if (plan.Type != SignatureType.Body || Parse(body) is not JsonObject members)
        {
            return body;
        }

        members.Remove(plan.At);
        return JsonSerializer.SerializeToUtf8Bytes(members);
    }

    private static bool IsHash(SignaturePlan plan, WebhookCall call, string shown, string secret)
    {
        using IncrementalHash hash = IncrementalHash.CreateHMAC(new(plan.Hash.ToUpperInvariant()), Encoding.UTF8.GetBytes(secret));
        foreach (string part in plan.Over ?? [BodyPart])
        {
            if (part == BodyPart)
            {
                hash.AppendData(call.Body.Span);
            }
            else if (call.Header(part) is { } value)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(value));
            }
            else
            {
                return false;
            }
        }

        byte[] given = new byte[hash.HashLengthInBytes];
        return shown.StartsWith(plan.Prefix, StringComparison.Ordinal)
            && Convert.FromHexString(shown.AsSpan(plan.Prefix.Length), given, out int used, out int written) == OperationStatus.Done
            && used == shown.Length - plan.Prefix.Length
            && written == given.Length
            && CryptographicOperations.FixedTimeEquals(given, hash.GetHashAndReset());
    }

    private static string? Member(ReadOnlyMemory<byte> body, string name)
    {
        using JsonDocument? json = SourceClient.Parse(body);
        return json is null ? null : JsonPaths.Text(json.RootElement, name);
    }

    private static JsonNode? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonNode.Parse(body.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
