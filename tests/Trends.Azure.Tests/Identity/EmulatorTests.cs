using Trends.Azure.Identity;

namespace Trends.Azure.Tests.Identity;

[TestClass]
public sealed class EmulatorTests
{
    [TestMethod]
    [DataRow("http://127.0.0.1:10000/devstoreaccount1", true)]
    [DataRow("http://localhost:8081", true)]
    [DataRow("http://[::1]:8081", true)]
    [DataRow("https://account.blob.core.windows.net", false)]
    public void An_emulator_is_on_the_loopback_address(string endpoint, bool emulator)
        => Assert.AreEqual(emulator, Emulator.Is(new Uri(endpoint)));

    [TestMethod]
    public void An_address_elsewhere_without_TLS_is_refused()
        => Assert.Contains("http://account.example", Assert.ThrowsExactly<TrendsException>(() => Emulator.Is(new Uri("http://account.example"))).Message);
}
