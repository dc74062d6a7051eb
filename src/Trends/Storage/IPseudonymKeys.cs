namespace Trends.Storage;

/// <summary>Keeps the key that pseudonyms are made with.</summary>
public interface IPseudonymKeys
{
    /// <summary>Gives the current key, made at the first call where the keeper can make one.</summary>
    ValueTask<PseudonymKey> GetAsync(CancellationToken cancellationToken);
}
