namespace Trends.Servers.Cosmos;

/// <summary>A request to the account.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Path">The path, unescaped where it names documents.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body.</param>
public sealed record CosmosCall(string Method, string Path, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>Gets the path's parts, unescaped.</summary>
    public string[] Parts { get; } = [.. Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    /// <summary>Gets a value indicating whether it reads or writes documents; otherwise it is about the account or its containers.</summary>
    public bool IsAboutDocuments => Parts is [_, _, _, _, "docs", ..] && !Is("x-ms-cosmos-is-query-plan-request");

    /// <summary>Gets a value indicating whether it is a batch.</summary>
    public bool IsBatch => Is("x-ms-cosmos-is-batch-request");

    /// <summary>Gets a value indicating whether it is a query.</summary>
    public bool IsQuery => Is("x-ms-documentdb-isquery");

    /// <summary>Gets a value indicating whether it reads the change feed.</summary>
    public bool IsChangeFeed => Header("A-IM") == "Incremental Feed" && Method == "GET";

    /// <summary>Gets a value indicating whether it writes documents.</summary>
    public bool IsWrite => IsAboutDocuments && !IsQuery && Method != "GET";

    /// <summary>Gives a header's value.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Tells whether a header says true.</summary>
    public bool Is(string name) => string.Equals(Header(name), "true", StringComparison.OrdinalIgnoreCase);
}
