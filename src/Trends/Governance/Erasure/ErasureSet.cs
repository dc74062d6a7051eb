namespace Trends.Governance.Erasure;

/// <summary>Keys in the form they are looked up in: pseudonyms by role and platform.</summary>
internal sealed class ErasureSet
{
    private readonly Dictionary<(ErasureRole Role, string Platform), HashSet<string>> _hashes = [];

    internal ErasureSet(IEnumerable<ErasureKey> keys)
    {
        foreach (ErasureKey key in keys)
        {
            if (!_hashes.TryGetValue((key.Role, key.Platform), out HashSet<string>? set))
            {
                _hashes[(key.Role, key.Platform)] = set = new(StringComparer.Ordinal);
            }

            set.Add(key.Hash);
        }
    }

    internal static ErasureSet Empty { get; } = new([]);

    internal bool IsEmpty => _hashes.Count == 0;

    /// <summary>Tells whether a name is erased at a platform or at every one. A pseudonym is made only where one could be found.</summary>
    internal bool Has(ErasureRole role, string? platform, string name, Pseudonymizer pseudonyms)
        => Find(role, platform ?? string.Empty, name, pseudonyms) || Find(role, ErasureKey.AnyPlatform, name, pseudonyms);

    private bool Find(ErasureRole role, string platform, string name, Pseudonymizer pseudonyms)
        => _hashes.TryGetValue((role, platform), out HashSet<string>? set) && set.Contains(pseudonyms.Erased(role, platform, name));
}
