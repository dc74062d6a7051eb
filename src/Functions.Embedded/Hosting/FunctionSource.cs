using System.Reflection;

namespace Functions.Embedded.Hosting;

/// <summary>Where functions are looked for.</summary>
internal sealed class FunctionSource
{
    private readonly List<Assembly> _assemblies = [];
    private readonly List<Type> _types = [];
    private bool _isSet;

    /// <summary>Adds assemblies; then the entry assembly is no longer looked at.</summary>
    public void Add(IEnumerable<Assembly> assemblies)
    {
        _isSet = true;
        _assemblies.AddRange(assemblies);
    }

    /// <summary>Adds single classes; then the entry assembly is no longer looked at.</summary>
    public void Add(IEnumerable<Type> types)
    {
        _isSet = true;
        _types.AddRange(types);
    }

    /// <summary>Gives all classes to look at.</summary>
    public IEnumerable<Type> Types()
    {
        IEnumerable<Assembly> assemblies = _isSet ? _assemblies : App();
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
