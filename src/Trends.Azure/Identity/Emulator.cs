namespace Trends.Azure.Identity;

/// <summary>What the emulators of storage and Cosmos DB on a laptop are called and opened with. Their keys are published and the same everywhere: they protect nothing.</summary>
internal static class Emulator
{
    /// <summary>The storage emulator's account.</summary>
    public const string StorageAccount = "devstoreaccount1";

    /// <summary>The storage emulator's key (https://learn.microsoft.com/azure/storage/common/storage-use-azurite).</summary>
    public const string StorageKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>The Cosmos DB emulator's key (https://learn.microsoft.com/azure/cosmos-db/emulator).</summary>
    public const string CosmosKey = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    /// <summary>Tells whether an address is an emulator's: on the loopback address. Every other address is opened with an identity, over TLS.</summary>
    /// <param name="endpoint">The address.</param>
    /// <exception cref="TrendsException">It is neither on the loopback address nor <c>https</c>.</exception>
    public static bool Is(Uri endpoint)
    {
        if (endpoint.IsLoopback)
        {
            return true;
        }

        return endpoint.Scheme == Uri.UriSchemeHttps
            ? false
            : throw new TrendsException($"'{endpoint}' is not https. Services outside this machine are reached over TLS alone: correct the setting.");
    }
}
