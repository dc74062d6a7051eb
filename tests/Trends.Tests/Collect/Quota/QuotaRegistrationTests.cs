using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Trends.Collect.Quota;
using Trends.Storage;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class QuotaRegistrationTests
{
    [TestMethod]
    public async Task The_governor_comes_from_the_container()
    {
        using ServiceProvider services = Services([]);

        Assert.IsTrue((await services.GetRequiredService<QuotaGovernor>().TryAcquireAsync(QuotaHarness.Call(), default)).IsGranted);
    }

    [TestMethod]
    [DataRow("Quota:KeptShare", "0.91")]
    [DataRow("Quota:LeaseShare", "0.21")]
    [DataRow("Quota:MostLeasedCalls", "0")]
    [DataRow("Quota:BlocksMaxAge", "00:01:01")]
    [DataRow("Quota:MostAttempts", "0")]
    [DataRow("Quota:RetryPause", "00:00:01.1")]
    public void A_setting_out_of_range_is_told(string setting, string value)
    {
        using ServiceProvider services = Services(new() { [setting] = value });

        Assert.Contains(setting.Split(':')[1], Assert.ThrowsExactly<OptionsValidationException>(() => services.GetRequiredService<IOptions<QuotaOptions>>().Value).Message);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddSingleton<IStateStore>(new SharedState())
        .AddQuota()
        .BuildServiceProvider();
}
