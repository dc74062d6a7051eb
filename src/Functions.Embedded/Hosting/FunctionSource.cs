using System.Reflection;

namespace Functions.Embedded.Hosting;

/// <summary>Where functions are looked for.</summary>
internal sealed class FunctionSource
{
    private readonly List<Assembly> _assemblies = [];
    private readonly List<Type> _types = [];

    /// <summary>Adds assemblies; then the entry assembly is no longer looked at.</summary>
    public void Add(IEnumerable<Assembly> assemblies) => _assemblies.AddRange(assemblies);

    /// <summary>Adds single classes.</summary>
    public void Add(IEnumerable<Type> types) => _types.AddRange(types);

    /// <summary>Gives all classes to look at.</summary>
    public IEnumerable<Type> Types()
    {
        IEnumerable<Assembly> assemblies = _assemblies.Count == 0 && _types.Count == 0 ? App() : _assemblies;
        return assemblies.Distinct().SelectMany(a => a.GetTypes()).Concat(_types).Distinct();
    }

    // The entry assembly, and those it references that use the worker themselves.
    private static IEnumerable<Assembly> App()
    {
        if (Assembly.GetEntryAssembly() is not { } entry)
        {
            return [];
        }

        string runtime = typeof(FunctionSource).Assembly.GetName().Name!;
        IEnumerable<Assembly> references = entry.GetReferencedAssemblies()
            .Where(name => name.Name != runtime && !IsFramework(name.Name!))
            .Select(Assembly.Load)
            .Where(a => a.GetReferencedAssemblies().Any(name => name.Name == runtime));
        return references.Prepend(entry);
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal);
}
