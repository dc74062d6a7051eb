namespace Trends.Simulator.Dialects;

/// <summary>Finds the dialects of this assembly, so that a platform is added by adding a folder.</summary>
internal static class DialectCatalogue
{
    public static IReadOnlyList<IDialect> Find() =>
    [
        .. typeof(DialectCatalogue).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IDialect)))
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .Select(t => (IDialect)Activator.CreateInstance(t)!),
    ];
}
