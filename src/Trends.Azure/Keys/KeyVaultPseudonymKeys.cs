using Azure;
using Azure.Security.KeyVault.Secrets;
using Trends.Storage;

namespace Trends.Azure.Keys;

/// <summary>The pseudonym key in a secret of Key Vault, made at the first call where there is none.</summary>
/// <remarks>
/// The oldest enabled version counts, so that of two instances that made the key at the same time the first stands, whoever asks and whenever.
/// A vault dates versions to the second and has no conditional writes: whoever made a version waits until all of its second can be seen before choosing.
/// To change the key, disable the old version: pseudonyms made from then on differ from older ones.
/// </remarks>
/// <param name="secrets">The vault.</param>
/// <param name="name">The secret's name.</param>
/// <param name="clock">The clock.</param>
internal sealed class KeyVaultPseudonymKeys(SecretClient secrets, string name, TimeProvider clock) : IPseudonymKeys, IDisposable
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private PseudonymKey? _key;

    private string Secret => $"Secret '{name}' in '{secrets.VaultUri}'";

    /// <inheritdoc/>
    /// <exception cref="TrendsException">The vault cannot be reached or refuses, or the secret is deleted, disabled or no key.</exception>
    public async ValueTask<PseudonymKey> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _key) is { } known)
        {
            return known;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _key ??= PseudonymKey.Parse(
                await ReadOrMakeAsync(cancellationToken), Secret, "Enable the version that does; without the old key, old and new pseudonyms differ.");
        }
        catch (RequestFailedException e)
        {
            throw new TrendsException(Explain(e), e);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<string> ReadOrMakeAsync(CancellationToken cancellationToken)
    {
        string? version = await FirstVersionAsync(cancellationToken);
        if (version is null)
        {
            await secrets.SetSecretAsync(name, PseudonymKey.NewText(), cancellationToken);
            await Task.Delay(Settled, clock, cancellationToken);
            version = await FirstVersionAsync(cancellationToken);
        }

        return (await secrets.GetSecretAsync(name, version, cancellationToken)).Value.Value;
    }

    private async Task<string?> FirstVersionAsync(CancellationToken cancellationToken)
    {
        List<SecretProperties> versions = [];
        try
        {
            await foreach (SecretProperties version in secrets.GetPropertiesOfSecretVersionsAsync(name, cancellationToken))
            {
                versions.Add(version);
            }
        }
        catch (RequestFailedException e) when (e.Status is 404)
        {
            return null;
        }

        SecretProperties? first = versions.Where(v => v.Enabled is true).OrderBy(v => v.CreatedOn).ThenBy(v => v.Version, StringComparer.Ordinal).FirstOrDefault();
        return first is null && versions.Count > 0
            ? throw new TrendsException($"{Secret} has no enabled version. Enable the one that pseudonyms were made with; a new key would make others.")
            : first?.Version;
    }

    private string Explain(RequestFailedException e) => e.Status switch
    {
        409 => $"{Secret} is deleted and can be recovered. Recover it, and pseudonyms stay as they are: az keyvault secret recover --name {name} --id {new Uri(secrets.VaultUri, $"deletedsecrets/{name}")}",
        401 or 403 => $"{Secret} may not be read or made by this identity ({e.Status} {e.ErrorCode}). Give it the role 'Key Vault Secrets Officer' on the secret or the vault, and check the vault's network rules.",
        _ => $"{Secret} cannot be read or made: {e.Status} {e.ErrorCode}. Check Governance:KeyVaultUri and that the vault can be reached.",
    };
}
