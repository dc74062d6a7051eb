namespace Trends.Marts;

/// <summary>The content of a data folder in hashes: equal content, equal fingerprint, whatever the order of arrival, the adapter or the pseudonym key.</summary>
/// <param name="Staging">SHA-256 by dataset, over the rows of all kinds.</param>
/// <param name="Warehouse">SHA-256 by table.</param>
/// <param name="Marts">SHA-256 by mart, over all of its containers.</param>
public sealed record Fingerprint(
    SortedDictionary<string, string> Staging,
    SortedDictionary<string, string> Warehouse,
    SortedDictionary<string, string> Marts);
