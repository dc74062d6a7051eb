using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Trends.Azure.Marts;
using Trends.Storage;

namespace Trends.Azure.Tests.Marts;

[TestClass]
public sealed class CosmosMartsRegistrationTests
{
    [TestMethod]
    public void Without_an_address_the_marts_stay_where_they_are()
    {
        using ServiceProvider services = Build();

        Assert.IsNull(services.GetService<IMartStore>());
    }

    [TestMethod]
    public void With_an_address_the_marts_are_in_Cosmos_DB()
    {
        using ServiceProvider services = Build(("CosmosEndpoint", "http://127.0.0.1:8081"));

        Assert.IsInstanceOfType<CosmosMartStore>(services.GetRequiredService<IMartStore>());
        CosmosMartsOptions options = services.GetRequiredService<IOptions<CosmosMartsOptions>>().Value;
        Assert.AreEqual("trends", options.Database);
        Assert.IsNull(options.ConnectionMode);
    }

    [TestMethod]
    [DataRow("Database", "")]
    [DataRow("Database", "a/b")]
    [DataRow("MaxConcurrency", "9")]
    [DataRow("MaxConcurrency", "20001")]
    [DataRow("GiveUpAfter", "00:00:00.9")]
    [DataRow("GiveUpAfter", "01:00:01")]
    [DataRow("RetryFor", "00:00:00.9")]
    [DataRow("RetryFor", "00:10:01")]
    public void A_setting_out_of_range_is_named(string name, string value)
    {
        using ServiceProvider services = Build(("CosmosEndpoint", "http://127.0.0.1:8081"), (name, value));

        OptionsValidationException error = Assert.ThrowsExactly<OptionsValidationException>(() => services.GetRequiredService<IMartStore>());

        Assert.Contains(name, error.Message);
    }

    [TestMethod]
    [DataRow("Database", "marts-2")]
    [DataRow("MaxConcurrency", "10")]
    [DataRow("MaxConcurrency", "20000")]
    [DataRow("GiveUpAfter", "00:00:01")]
    [DataRow("GiveUpAfter", "01:00:00")]
    [DataRow("RetryFor", "00:00:01")]
    [DataRow("RetryFor", "00:10:00")]
    [DataRow("ConnectionMode", "Gateway")]
    public void A_setting_in_range_is_taken(string name, string value)
    {
        using ServiceProvider services = Build(("CosmosEndpoint", "http://127.0.0.1:8081"), (name, value));

        Assert.IsNotNull(services.GetRequiredService<IMartStore>());
    }

    [TestMethod]
    public void An_address_elsewhere_without_TLS_is_refused()
    {
        using ServiceProvider services = Build(("CosmosEndpoint", "http://account.example"));

        TrendsException error = Assert.ThrowsExactly<TrendsException>(() => services.GetRequiredService<IMartStore>());

        Assert.Contains("account.example", error.Message);
    }

    [TestMethod]
    [DataRow("CosmosEndpoint", "nowhere")]
    [DataRow("ConnectionMode", "Pigeon")]
    public void A_setting_that_cannot_be_read_is_named(string name, string value)
    {
        using ServiceProvider services = Build(("CosmosEndpoint", "http://127.0.0.1:8081"), (name, value));

        Exception error = Assert.Throws<Exception>(() => services.GetRequiredService<IMartStore>());

        Assert.Contains(name, error.ToString());
    }

    private static ServiceProvider Build(params (string Name, string Value)[] settings)
    {
        Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
        ConfigurationManager configuration = new();
        foreach ((string name, string value) in settings)
        {
            configuration[$"Marts:{name}"] = value;
        }

        return new ServiceCollection().AddLogging().AddAzureMarts(configuration).BuildServiceProvider();
    }
}
