using System.Globalization;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Trends.Azure.Lake;
using Trends.Azure.State;
using Trends.Servers;

namespace Trends.Azure.Tests.Accounts;

/// <summary>A storage account to test on: an emulator of its own, or the account that <c>TRENDS_TEST_BLOB_SERVICE_URI</c> and <c>TRENDS_TEST_TABLE_SERVICE_URI</c> name.</summary>
internal sealed class TestAccount : IAsyncDisposable
{
    private readonly Azurite? _azurite;
    private readonly List<Func<Task>> _deletes = [];
    private readonly string _run = TimeProvider.System.GetUtcNow().ToString("MMddHHmmssfff", CultureInfo.InvariantCulture);
    private int _made;

    private TestAccount(Azurite? azurite, Uri blobs, Uri tables) => (_azurite, Blobs, Tables) = (azurite, blobs, tables);

    public Uri Blobs { get; }

    public Uri Tables { get; }

    public static async Task<TestAccount> StartAsync()
    {
        Uri? blobs = Setting("TRENDS_TEST_BLOB_SERVICE_URI");
        Uri? tables = Setting("TRENDS_TEST_TABLE_SERVICE_URI");
        Azurite? azurite = blobs is null || tables is null ? await Azurite.StartAsync() : null;
        return new(azurite, blobs ?? azurite!.BlobServiceUri, tables ?? azurite!.TableServiceUri);
    }

    /// <summary>Makes a container that goes with the account.</summary>
    public async Task<string> NewContainerAsync()
    {
        BlobContainerClient container = Container(NewName());
        await container.CreateAsync();
        _deletes.Add(() => container.DeleteAsync());
        return container.Name;
    }

    /// <summary>Makes a table that goes with the account.</summary>
    public async Task<string> NewTableAsync()
    {
        TableClient table = Table(NewName());
        await table.CreateAsync();
        _deletes.Add(() => table.DeleteAsync());
        return table.Name;
    }

    /// <summary>Gives a name of letters and digits that this account has not used.</summary>
    public string NewName() => string.Create(CultureInfo.InvariantCulture, $"t{_run}x{Interlocked.Increment(ref _made)}");

    /// <summary>Opens a container as the lake does.</summary>
    public BlobContainerClient Container(string name, Action<BlobClientOptions>? adjust = null) =>
        BlobClients.Create(Blobs, name, () => new DefaultAzureCredential(), adjust);

    /// <summary>Opens a table as the state does.</summary>
    public TableClient Table(string name, Action<TableClientOptions>? adjust = null) =>
        TableClients.Create(Tables, name, () => new DefaultAzureCredential(), adjust);

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
            return;
        }

        foreach (Func<Task> delete in _deletes)
        {
            await delete();
        }
    }

    private static Uri? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? new(text) : null;
}
