using System.Text.Json;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Requests;
using Trends.Collect.Mapping;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Lookup;

/// <summary>A look-up made ready for a stream: its paths parsed.</summary>
internal sealed class LookupRules
{
    private static readonly RequestValues Nothing = new(null, static _ => null, null, null, null, null);
    private readonly string _key;

    internal LookupRules(LookupPlan plan, LookupUse use, Connector stream)
    {
        Plan = plan;
        _key = use.Key;
        Found = [.. plan.Found.At.Select(at => JsonPath.TryParse(at)!)];
        Gone = [.. (plan.Gone ?? []).Select(rule => (rule, JsonPath.TryParse(rule.At)!, rule.When.Select(ShapeTest.Parse).ToArray()))];
        Quotas = plan.Quotas is null ? stream.Quotas : [.. (stream.Platform.Quotas ?? []).Where(q => plan.Quotas.Contains(q.Name))];
    }

    /// <summary>Gets the platform's look-up.</summary>
    internal LookupPlan Plan { get; }

    /// <summary>Gets where answers hold posts.</summary>
    internal PathSegment[][] Found { get; }

    /// <summary>Gets what says that a post is no more.</summary>
    internal (GoneRule Rule, PathSegment[] At, ShapeTest[] When)[] Gone { get; }

    /// <summary>Gets the quotas that a call counts for.</summary>
    internal IReadOnlyList<QuotaPlan> Quotas { get; }

    /// <summary>Gives what a landed record is asked for by; null where it does not say.</summary>
    internal string? KeyOf(JsonElement record) => Text(record, _key);

    /// <summary>Gives what an answer's object was asked for by.</summary>
    /// <param name="element">The object.</param>
    /// <param name="at">A path, or a text with <c>{record.path}</c>.</param>
    internal static string? Text(JsonElement element, string at) => RecordSelector.Parent(at, element, Nothing);
}
