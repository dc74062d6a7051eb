using Azure.Core;
using Azure.Storage;
using Azure.Storage.Blobs;
using Trends.Azure.Accounts;
using Trends.Azure.Identity;

namespace Trends.Azure.Lake;

/// <summary>Makes clients of Blob storage.</summary>
internal static class BlobClients
{
    /// <summary>Makes a client of a container: an emulator's with its published key, every other with the identity.</summary>
    /// <param name="service">The account's Blob service.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="credential">Gives the identity; not asked for an emulator.</param>
    /// <param name="adjust">Changes the client's options, for tests; null for none.</param>
    /// <exception cref="TrendsException">The service is neither on this machine nor reached over TLS.</exception>
    public static BlobContainerClient Create(Uri service, string container, Func<TokenCredential> credential, Action<BlobClientOptions>? adjust = null)
    {
        BlobClientOptions options = new();
        StorageRetries.Apply(options);
        adjust?.Invoke(options);
        BlobServiceClient client = Emulator.Is(service)
            ? new(service, new StorageSharedKeyCredential(Emulator.StorageAccount, Emulator.StorageKey), options)
            : new(service, credential(), options);
        return client.GetBlobContainerClient(container);
    }
}
