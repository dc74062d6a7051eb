using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TrendFunctions.Cli;
using Trends.Collect.Quota;
using Trends.Local;
using Trends.Pipeline;
using Trends.Storage;

namespace TrendFunctions.Tests;

[TestClass]
public sealed class QuotaReturnTests
{
    [TestMethod]
    public async Task What_was_taken_ahead_of_a_quota_is_given_back_when_the_host_has_stopped()
    {
        using TempFolder folder = new();
        using DataFolder data = DataFolder.Open(folder["data"], demo: true, TimeProvider.System);
        using IHost host = AppHost.Build(data, urls: null, new NullRunProgress());
        await host.StartAsync();
        QuotaRequest call = new("p", "c", [new QuotaPlan("calls", QuotaScope.Credential, new RollingWindow(TimeSpan.FromDays(1)), 300)]);
        Assert.IsTrue((await host.Services.GetRequiredService<QuotaGovernor>().TryAcquireAsync(call, default)).IsGranted);

        await host.StopAsync();

        // Another instance may use all but the one call.
        using QuotaGovernor next = new(
            host.Services.GetRequiredService<IStateStore>(), Options.Create(new QuotaOptions()), TimeProvider.System, static () => RandomNumberGenerator.GetInt32(1 << 30) / (double)(1 << 30));
        int granted = 0;
        while ((await next.TryAcquireAsync(call, default)).IsGranted)
        {
            granted++;
        }

        Assert.AreEqual(299, granted);
    }
}
