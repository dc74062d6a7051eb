namespace Infra.Tests.Walk;

/// <summary>Every resource that can have tags has them: azd finds its resources by them, and the bill is split by them.</summary>
internal static class TagRule
{
    private static readonly HashSet<string> Untaggable =
    [
        "Microsoft.Authorization/roleAssignments", "Microsoft.Insights/diagnosticSettings", "Microsoft.Consumption/budgets",
    ];

    // Of nested types only these have tags of their own.
    private static readonly HashSet<string> TaggableChildren = ["Microsoft.Network/privateDnsZones/virtualNetworkLinks"];

    /// <summary>The resources without.</summary>
    public static IEnumerable<string> Check(IReadOnlyList<TemplateResource> resources)
        => resources
            .Where(r => !Untaggable.Contains(r.Type) && (r.Type.Count(c => c == '/') == 1 || TaggableChildren.Contains(r.Type)))
            .Where(r => r.Value("tags") is null or "" or "{}")
            .Select(r => $"{r.Name} has no tags");
}
