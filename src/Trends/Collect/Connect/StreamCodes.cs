using System.Collections.Frozen;

namespace Trends.Collect.Connect;

/// <summary>Finds the code of streams.</summary>
internal static class StreamCodes
{
    private static readonly FrozenDictionary<string, IStreamCode> All = typeof(StreamCodes).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IStreamCode)))
        .Select(t => (IStreamCode)Activator.CreateInstance(t)!)
        .ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>Gets the names there are.</summary>
    internal static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);

    /// <summary>Finds code by the name that a manifest gives; null for none.</summary>
    internal static IStreamCode? Find(string? name) => name is null ? null : All.GetValueOrDefault(name);
}
