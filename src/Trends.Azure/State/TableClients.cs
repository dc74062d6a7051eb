using Azure.Core;
using Azure.Data.Tables;
using Trends.Azure.Accounts;
using Trends.Azure.Identity;

namespace Trends.Azure.State;

/// <summary>Makes clients of Table storage.</summary>
internal static class TableClients
{
    /// <summary>Makes a client of a table: an emulator's with its published key, every other with the identity.</summary>
    /// <param name="service">The account's Table service.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="credential">Gives the identity; not asked for an emulator.</param>
    /// <param name="adjust">Changes the client's options, for tests; null for none.</param>
    /// <exception cref="TrendsException">The service is neither on this machine nor reached over TLS.</exception>
    public static TableClient Create(Uri service, string table, Func<TokenCredential> credential, Action<TableClientOptions>? adjust = null)
    {
        TableClientOptions options = new();
        StorageRetries.Apply(options);
        adjust?.Invoke(options);
        return Emulator.Is(service)
            ? new(service, table, new TableSharedKeyCredential(Emulator.StorageAccount, Emulator.StorageKey), options)
            : new(service, table, credential(), options);
    }
}
