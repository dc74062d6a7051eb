using Trends.Storage;

namespace Trends.Governance.Erasure;

/// <summary>Makes the keys of what people ask to erase.</summary>
/// <param name="keys">Keeps the key of pseudonyms.</param>
public sealed class ErasureKeys(IPseudonymKeys keys)
{
    /// <summary>Makes the keys of a person: one for each form that records may hold the name in.</summary>
    /// <param name="forms">The name as given, and normalised as authors are.</param>
    /// <param name="platform">The platform, lower case; null for every one.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<ErasureKey>> OfAuthorAsync(IEnumerable<string> forms, string? platform, CancellationToken cancellationToken)
        => Make(await Pseudonymizer.CreateAsync(keys, cancellationToken), ErasureRole.Author, forms, platform);

    /// <summary>Makes the key of a post.</summary>
    /// <param name="id">Its id at the platform.</param>
    /// <param name="platform">The platform, lower case; null for every one.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<ErasureKey>> OfPostAsync(string id, string? platform, CancellationToken cancellationToken)
        => Make(await Pseudonymizer.CreateAsync(keys, cancellationToken), ErasureRole.Post, [id], platform);

    private static IReadOnlyList<ErasureKey> Make(Pseudonymizer pseudonyms, ErasureRole role, IEnumerable<string> names, string? platform)
    {
        string scope = platform ?? ErasureKey.AnyPlatform;
        return [.. names.Select(n => n.Trim()).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Select(n => new ErasureKey(role, scope, pseudonyms.Erased(role, scope, n)))];
    }
}
