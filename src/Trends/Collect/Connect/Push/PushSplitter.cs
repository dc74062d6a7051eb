using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Requests;
using Trends.Collect.Mapping;
using Trends.Collect.Quarantine;

namespace Trends.Collect.Connect.Push;

/// <summary>Takes records and deletions out of a stream's pushed messages, as its manifest says.</summary>
/// <param name="stream">The stream; it is pushed.</param>
/// <param name="settings">The platform's settings.</param>
internal sealed class PushSplitter(Connector stream, SourceSettings settings)
{
    private const int MostMembers = 8;
    private readonly RecordSelector _selector = new(stream);
    private readonly PushParts _parts = PushParts.Parse(stream.Push!.Each);
    private readonly Rule[] _rules = [.. stream.Push!.Rules.Select(r => new Rule(r))];

    /// <summary>Splits a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="into">Takes what it holds.</param>
    internal void Split(PushedMessage message, PushSplit into)
    {
        byte[]? feed = stream.Push!.IsFeed ? AtomMessage.ToJson(message.Body) : null;
        using JsonDocument? json = SourceClient.Parse(feed ?? message.Body);
        if (json is null)
        {
            (string reason, string what) = stream.Push.IsFeed ? (QuarantineReasons.BadXml, "Atom") : (QuarantineReasons.BadJson, "JSON");
            into.Aside.Add((Quoted(message.Body), reason, $"The message is no {what}."));
            return;
        }

        JsonElement root = json.RootElement;
        RequestValues values = new(null, settings.Setting, null, null, null, message.SentAt ?? message.ReceivedAt);
        Dictionary<string, JsonElement>[] lists = _selector.Lists(root);
        bool any = false;
        foreach ((JsonElement parent, JsonElement part) in _parts.Of(root))
        {
            any = true;
            Part(part, lists, values with { Parent = path => JsonPaths.Text(parent, path) }, into);
        }

        if (!any)
        {
            into.Aside.Add((Object(root), PushReasons.Unknown, $"Stream '{stream.Manifest.Stream}' finds nothing at {stream.Push.Each}."));
        }
    }

    private void Part(JsonElement part, Dictionary<string, JsonElement>[] lists, RequestValues values, PushSplit into)
    {
        if (Array.Find(_rules, r => Array.TrueForAll(r.When, test => test.Passes(part))) is not { } rule)
        {
            into.Aside.Add((Object(part), PushReasons.Unknown, $"Stream '{stream.Manifest.Stream}' has no rule for {Members(part)}"));
        }
        else if (rule.Plan.Skip is not null)
        {
            into.Skipped++;
        }
        else if (rule.Plan.Announces is { } why)
        {
            into.Aside.Add((Object(part), PushReasons.AnnouncedOnly, why));
        }
        else if (rule.Plan.Delete is { } plan)
        {
            Delete(part, plan, values, into);
        }
        else
        {
            Records(part, rule, lists, values, into);
        }
    }

    private void Records(JsonElement part, Rule rule, Dictionary<string, JsonElement>[] lists, RequestValues values, PushSplit into)
    {
        int before = into.Records.Count;
        into.Records.AddRange(JsonPaths.All(part, rule.At).Where(r => r.ValueKind == JsonValueKind.Object).Select(r => _selector.Write(r, lists, values)));
        if (into.Records.Count == before)
        {
            into.Aside.Add((Object(part), PushReasons.Unknown, $"Stream '{stream.Manifest.Stream}' finds no record in {Members(part)}"));
        }
    }

    private void Delete(JsonElement part, DeletionRule plan, RequestValues values, PushSplit into)
    {
        string? id = plan.Id is null ? null : RecordSelector.Parent(plan.Id, part, values);
        string? author = plan.Author is null ? null : RecordSelector.Parent(plan.Author, part, values);
        if (id is null && author is null)
        {
            into.Aside.Add((Object(part), PushReasons.Unknown, $"Stream '{stream.Manifest.Stream}' finds nothing to delete in {Members(part)}"));
            return;
        }

        id = id?.StartsWith(plan.Prefix, StringComparison.Ordinal) == true ? id[plan.Prefix.Length..] : id;
        into.Deletions.Add((new(id, author, Time(JsonPaths.Text(part, plan.At))), plan.IsLocal, Object(part)));
    }

    private static DateTimeOffset? Time(string? text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
        {
            // Microseconds and milliseconds passed these sizes in 1973.
            long milliseconds = number >= 100_000_000_000_000 ? number / 1000 : number >= 100_000_000_000 ? number : number * 1000;
            return Math.Abs(milliseconds) < 253_402_300_799_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? at : null;
    }

    // What is set aside is an object, so that it can be put through again.
    private static ReadOnlyMemory<byte> Object(JsonElement part)
        => part.ValueKind == JsonValueKind.Object ? JsonMarshal.GetRawUtf8Value(part).ToArray() : JsonSerializer.SerializeToUtf8Bytes(new { message = part });

    private static byte[] Quoted(ReadOnlyMemory<byte> body) => JsonSerializer.SerializeToUtf8Bytes(new { text = System.Text.Encoding.UTF8.GetString(body.Span) });

    // Names and no values: whoever reads why need not be somebody who may read what.
    private static string Members(JsonElement part)
        => part.ValueKind == JsonValueKind.Object ? $"a message with {string.Join(", ", part.EnumerateObject().Take(MostMembers).Select(m => m.Name))}." : $"a message that is a {part.ValueKind}.";

    private sealed class Rule(PushRule plan)
    {
        public PushRule Plan => plan;

        public ShapeTest[] When { get; } = [.. plan.When.Select(ShapeTest.Parse)];

        public PathSegment[] At { get; } = plan.At is null or "$" ? [] : JsonPath.TryParse(plan.At)!;
    }
}
