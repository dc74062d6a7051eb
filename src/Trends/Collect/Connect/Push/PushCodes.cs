using System.Collections.Frozen;

namespace Trends.Collect.Connect.Push;

/// <summary>Finds what prepares connections.</summary>
internal static class PushCodes
{
    private static readonly FrozenDictionary<string, IPushCode> All = typeof(PushCodes).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IPushCode)))
        .Select(t => (IPushCode)Activator.CreateInstance(t)!)
        .ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>Gets the names there are.</summary>
    internal static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);

    /// <summary>Finds code by the name that a manifest gives; null for none.</summary>
    internal static IPushCode? Find(string? name) => name is null ? null : All.GetValueOrDefault(name);
}
