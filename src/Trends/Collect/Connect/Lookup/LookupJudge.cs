using System.Text.Json;
using Trends.Collect.Connect.Errors;
using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect.Lookup;

/// <summary>Tells from an answer which posts are no more. A wrong deletion destroys data: whatever is not said in the platform's own words counts for nothing.</summary>
internal static class LookupJudge
{
    /// <summary>Judges an answer.</summary>
    /// <param name="rules">The look-up.</param>
    /// <param name="keys">What was asked for.</param>
    /// <param name="status">The status.</param>
    /// <param name="body">The body; undefined when it is no JSON.</param>
    /// <param name="error">What is wrong with the answer as one to a request; null for nothing.</param>
    internal static LookupAnswer Judge(LookupRules rules, IReadOnlyList<string> keys, int status, JsonElement body, SourceError? error)
    {
        if (body.ValueKind == JsonValueKind.Undefined || error?.Kind is not (null or ErrorKind.Missing or ErrorKind.Config))
        {
            return LookupAnswer.Refused(error ?? new(ErrorKind.Transient, status, "the answer is no JSON"));
        }

        HashSet<string> gone = Gone(rules, keys, status, body);
        string?[] listed = IsGood(status) ? Listed(rules, keys, body) : [];
        HashSet<string> found = [.. listed.OfType<string>().Where(key => keys.Contains(key) && !gone.Contains(key))];
        if (error is not null && gone.Count == 0 && found.Count == 0)
        {
            return LookupAnswer.Refused(error);
        }

        // Posts that were not asked for, or that do not say which they are, are no sign that others are absent.
        if (rules.Plan.AbsentIsGone && found.Count > 0 && Array.TrueForAll(listed, key => key is not null && keys.Contains(key)))
        {
            gone.UnionWith(keys.Where(key => !found.Contains(key)));
        }

        return new(found, gone);
    }

    private static bool IsGood(int status) => status is >= 200 and < 300;

    private static string?[] Listed(LookupRules rules, IReadOnlyList<string> keys, JsonElement body)
    {
        IEnumerable<JsonElement> posts = rules.Found.SelectMany(path => JsonPaths.All(body, path)).Where(post => post.ValueKind == JsonValueKind.Object);
        return rules.Plan.Found.Id is { } id
            ? [.. posts.Select(post => LookupRules.Text(post, id))]
            : posts.Any() ? [keys[0]] : [];
    }

    private static HashSet<string> Gone(LookupRules rules, IReadOnlyList<string> keys, int status, JsonElement body)
    {
        HashSet<string> gone = new(StringComparer.Ordinal);
        foreach ((GoneRule rule, Mapping.PathSegment[] at, ShapeTest[] when) in rules.Gone.Where(g => g.Rule.Status?.Contains(status) ?? IsGood(status)))
        {
            foreach (JsonElement element in JsonPaths.All(body, at).Where(element => Array.TrueForAll(when, test => test.Passes(element))))
            {
                gone.UnionWith(rule.Id is null ? keys : keys.Where(key => key == LookupRules.Text(element, rule.Id)));
            }
        }

        return gone;
    }
}
