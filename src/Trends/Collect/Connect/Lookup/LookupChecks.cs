using Trends.Collect.Connect.Manifests;
using Trends.Collect.Mapping;

namespace Trends.Collect.Connect.Lookup;

/// <summary>What a manifest must keep to where it says how posts are asked for by id.</summary>
internal static class LookupChecks
{
    /// <summary>Looks for mistakes.</summary>
    /// <returns>What is wrong, in words; none for nothing.</returns>
    internal static IEnumerable<string> Find(PlatformManifest platform, StreamManifest stream)
    {
        if (stream.Lookup is not { } use)
        {
            return [];
        }

        return stream.NoLookup is not null ? ["lookup: a stream has one, or a reason in noLookup, not both"]
            : platform.Lookups?.TryGetValue(use.By, out LookupPlan? plan) != true ? [$"lookup.by: the platform has no '{use.By}'; it has {string.Join(", ", platform.Lookups?.Keys ?? [])}"]
            : Plan(platform, plan!, $"lookups.{use.By}");
    }

    private static IEnumerable<string> Plan(PlatformManifest platform, LookupPlan plan, string name)
    {
        if (plan.Most < 1 || (plan.Most > 1 && plan.Found.Id is null))
        {
            yield return $"{name}: most is at least 1, and above that found.id tells posts apart";
        }

        if (plan.AbsentIsGone ? plan.Most < 2 : plan.Gone is not { Count: > 0 })
        {
            yield return $"{name}: needs gone, or absentIsGone with several ids a call";
        }

        foreach (string at in plan.Found.At.Concat((plan.Gone ?? []).Select(g => g.At)).Where(at => JsonPath.TryParse(at) is null))
        {
            yield return $"{name}: '{at}' is no path; write it like $.items[*]";
        }

        foreach (GoneRule rule in (plan.Gone ?? []).Where(rule => rule.When.Count == 0))
        {
            yield return $"{name}.gone: a status alone says nothing; add the members by which the answer is known to when";
        }

        HashSet<string> quotas = [.. (platform.Quotas ?? []).Select(q => q.Name)];
        foreach (string quota in (plan.Quotas ?? []).Where(q => !quotas.Contains(q)))
        {
            yield return $"{name}.quotas: the platform has no '{quota}'";
        }
    }
}
