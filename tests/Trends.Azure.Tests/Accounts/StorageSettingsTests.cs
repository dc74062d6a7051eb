using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Trends.Azure.Lake;
using Trends.Azure.State;
using Trends.Storage;

namespace Trends.Azure.Tests.Accounts;

[TestClass]
public sealed class StorageSettingsTests
{
    [TestMethod]
    public void Without_an_address_no_adapter_is_added()
    {
        Assert.IsNull(Services(("Lake:Container", "lake")).GetService<ILake>());
        Assert.IsNull(Services(("State:Table", "trends")).GetService<IStateStore>());
        Assert.IsNull(Services(("Lake:BlobServiceUri", " "), ("State:TableServiceUri", "")).GetService<ILake>());
    }

    [TestMethod]
    public void With_an_address_the_adapter_stands_before_the_laptops()
    {
        using ServiceProvider services = Services(
            ("Lake:BlobServiceUri", "https://account.blob.core.windows.net"), ("State:TableServiceUri", "https://account.table.core.windows.net"));

        Assert.AreEqual("lake", Assert.IsInstanceOfType<BlobLake>(services.GetRequiredService<ILake>()).ContainerName);
        Assert.IsInstanceOfType<TableStateStore>(services.GetRequiredService<IStateStore>());
        Assert.IsInstanceOfType<RecordingCredential>(services.GetRequiredService<TokenCredential>());
    }

    [TestMethod]
    [DataRow("Lake:BlobServiceUri", "somewhere", "'somewhere' is not an address")]
    [DataRow("Lake:BlobServiceUri", "ftp://account", "'ftp://account/' is not an address")]
    [DataRow("Lake:BlobServiceUri", "http://account.blob.core.windows.net", "is not https")]
    [DataRow("Lake:BlobServiceUri", "https://account.blob.core.windows.net/?sig=secret", "carries a query or a user")]
    [DataRow("Lake:BlobServiceUri", "https://user:secret@account", "carries a query or a user")]
    [DataRow("Lake:Container", "Lake", "3 to 63 lower case letters")]
    [DataRow("Lake:Container", "la", "3 to 63 lower case letters")]
    [DataRow("Lake:Container", "la--ke", "3 to 63 lower case letters")]
    [DataRow("Lake:CacheBytes", "67108863", "CacheBytes")]
    [DataRow("Lake:CacheBytes", "1099511627777", "CacheBytes")]
    [DataRow("Lake:CacheKeep", "00:00:59", "CacheKeep")]
    [DataRow("Lake:CacheKeep", "1.00:00:01", "CacheKeep")]
    [DataRow("State:TableServiceUri", "http://account.table.core.windows.net", "is not https")]
    [DataRow("State:Table", "1trends", "a letter first")]
    [DataRow("State:Table", "trend-state", "a letter first")]
    public void A_bad_setting_says_what_would_be_right_and_repeats_no_secret(string name, string value, string message)
    {
        using ServiceProvider services = Services(
            ("Lake:BlobServiceUri", "http://127.0.0.1:10000/devstoreaccount1"), ("State:TableServiceUri", "http://127.0.0.1:10002/devstoreaccount1"), (name, value));

        string told = Assert.ThrowsExactly<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate).Message;

        Assert.Contains(message, told);
        Assert.DoesNotContain("secret", told);
    }

    [TestMethod]
    [DataRow("Lake:Container", "lak")]
    [DataRow("Lake:CacheBytes", "67108864")]
    [DataRow("Lake:CacheBytes", "1099511627776")]
    [DataRow("Lake:CacheKeep", "00:01:00")]
    [DataRow("Lake:CacheKeep", "1.00:00:00")]
    [DataRow("State:Table", "T12")]
    public void Settings_at_the_edge_are_taken(string name, string value)
    {
        using ServiceProvider services = Services(
            ("Lake:BlobServiceUri", "http://127.0.0.1:10000/devstoreaccount1"), ("State:TableServiceUri", "http://127.0.0.1:10002/devstoreaccount1"), (name, value));

        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private static ServiceProvider Services(params (string Name, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.GroupBy(s => s.Name).Select(g => KeyValuePair.Create(g.Key, (string?)g.Last().Value)))
            .Build();
        return new ServiceCollection()
            .AddSingleton<TokenCredential>(new RecordingCredential())
            .AddAzureLake(configuration)
            .AddAzureState(configuration)
            .BuildServiceProvider();
    }
}
