namespace Trends.Collect.Manifests;

/// <summary>Gathers what is wrong with a manifest, so that a user mends it in one go.</summary>
/// <param name="source">Where the manifest stands.</param>
internal sealed class ManifestProblems(string source)
{
    private readonly List<string> _found = [];

    internal void Add(string member, string what, string fix) => _found.Add($"{member}: {what}; {fix}.");

    internal void ThrowIfAny()
    {
        if (_found.Count == 1)
        {
            throw new InputException($"'{source}', {_found[0]}");
        }

        if (_found.Count > 1)
        {
            throw new InputException($"'{source}' has {_found.Count} defects:\n  {string.Join("\n  ", _found)}");
        }
    }
}
