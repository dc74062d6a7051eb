using System.Net;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Trends.Azure.Keys;
using Trends.Contracts;
using Trends.Storage;

namespace Trends.Azure.Tests.Keys;

[TestClass]
public sealed class KeyVaultPseudonymKeysTests : PseudonymKeysContract
{
    // 0 to 31, whose id the file's keeper gives too.
    private const string Known = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private readonly FakeTimeProvider _clock = new(new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Vault _vault;
    private readonly Timer _ticks;

    public KeyVaultPseudonymKeysTests()
    {
        _vault = new(_clock);

        // Time passes, faster than it does.
        _ticks = new(_ => _clock.Advance(TimeSpan.FromSeconds(1)), null, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20));
    }

    [TestCleanup]
    public void End() => _ticks.Dispose();

    [TestMethod]
    public async Task A_key_that_is_there_is_read_once_and_has_the_id_it_has_everywhere()
    {
        _vault.Add("a1", Known);
        IPseudonymKeys keys = await CreateAsync();

        PseudonymKey key = await keys.GetAsync(Stop);
        int requests = _vault.Requests;
        await keys.GetAsync(Stop);

        Assert.AreEqual(PseudonymKey.Parse(Known, "", "").KeyId, key.KeyId);
        Assert.AreEqual(31, key.Key.Span[31]);
        Assert.AreEqual(requests, _vault.Requests);
        Assert.HasCount(1, _vault.Versions);
    }

    [TestMethod]
    public async Task Of_two_instances_that_make_a_key_at_the_same_time_the_first_stands()
    {
        using Barrier both = new(2);
        _vault.BeforeWrite = () => both.SignalAndWait(TimeSpan.FromSeconds(10));
        IPseudonymKeys one = await CreateAsync();
        IPseudonymKeys two = await CreateAsync();

        PseudonymKey[] got = await Task.WhenAll(Task.Run(() => one.GetAsync(Stop).AsTask(), Stop), Task.Run(() => two.GetAsync(Stop).AsTask(), Stop));
        PseudonymKey later = await (await CreateAsync()).GetAsync(Stop);

        Assert.HasCount(2, _vault.Versions);
        Assert.AreEqual(got[0].KeyId, got[1].KeyId);
        Assert.AreEqual(got[0].KeyId, later.KeyId);
    }

    [TestMethod]
    public async Task A_version_that_comes_later_changes_nothing_until_the_first_is_disabled()
    {
        _vault.Add("b", Known);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _vault.Add("a", Convert.ToBase64String(new byte[32]));
        string first = (await (await CreateAsync()).GetAsync(Stop)).KeyId;

        _vault.Versions[0] = _vault.Versions[0] with { Enabled = false };

        Assert.AreEqual(PseudonymKey.Parse(Known, "", "").KeyId, first);
        Assert.AreNotEqual(first, (await (await CreateAsync()).GetAsync(Stop)).KeyId);
    }

    [TestMethod]
    public async Task A_deleted_secret_is_to_be_recovered_and_none_is_made()
    {
        _vault.Add("a", Known);
        _vault.IsDeleted = true;

        string message = await FailAsync();

        Assert.Contains("az keyvault secret recover", message);
        Assert.HasCount(1, _vault.Versions);
    }

    [TestMethod]
    public async Task A_secret_whose_versions_are_all_disabled_is_told_and_none_is_made()
    {
        _vault.Add("a", Known, enabled: false);

        Assert.Contains("no enabled version", await FailAsync());
        Assert.HasCount(1, _vault.Versions);
    }

    [TestMethod]
    public async Task A_secret_that_is_no_key_is_told_without_showing_it()
    {
        _vault.Add("a", "half a key");

        Assert.DoesNotContain("half a key", await FailAsync());
    }

    [TestMethod]
    public async Task What_the_identity_may_not_do_is_told_with_the_role_it_needs_and_tried_again_when_asked_again()
    {
        _vault.Add("a", Known);
        IPseudonymKeys keys = await CreateAsync();
        _vault.Faults.Enqueue(HttpStatusCode.Forbidden);

        Assert.Contains("Key Vault Secrets Officer", (await Assert.ThrowsExactlyAsync<TrendsException>(() => keys.GetAsync(Stop).AsTask())).Message);
        Assert.IsNotNull(await keys.GetAsync(Stop));
    }

    [TestMethod]
    [DataRow(HttpStatusCode.TooManyRequests)]
    [DataRow(HttpStatusCode.ServiceUnavailable)]
    public async Task A_vault_that_is_busy_for_a_moment_is_asked_again(HttpStatusCode busy)
    {
        _vault.Add("a", Known);
        _vault.Faults = new([busy, busy]);

        Assert.IsNotNull(await (await CreateAsync()).GetAsync(Stop));
    }

    [TestMethod]
    [DataRow("http://trends.vault.azure.net", "pseudonym-key")]
    [DataRow("trends", "pseudonym-key")]
    [DataRow("https://trends.vault.azure.net", "no_underscores")]
    public void Settings_that_are_none_are_refused_at_start(string vault, string secret)
        => Assert.AreNotEqual("", Settings.Refused((s, c) => s.AddAzureKeys(c), ("Governance:KeyVaultUri", vault), ("Governance:PseudonymKeySecret", secret)));

    [TestMethod]
    public void Without_a_vault_nothing_is_added_and_with_one_it_keeps_the_key()
    {
        Assert.IsEmpty(new ServiceCollection().AddAzureKeys(Settings.Of(("Governance:PseudonymKeySecret", "x"))));
        using ServiceProvider services = new ServiceCollection().AddAzureKeys(Settings.Of(("Governance:KeyVaultUri", "https://trends.vault.azure.net"))).BuildServiceProvider();
        Assert.IsInstanceOfType<KeyVaultPseudonymKeys>(services.GetRequiredService<IPseudonymKeys>());
    }

    protected override Task<IPseudonymKeys> CreateAsync()
    {
        SecretClientOptions options = new() { Transport = new HttpClientTransport(_vault), Retry = { Delay = TimeSpan.FromMilliseconds(1) } };
        return Task.FromResult<IPseudonymKeys>(new KeyVaultPseudonymKeys(new(new(Vault.Address), new Identities(TimeProvider.System), options), "pseudonym-key", _clock));
    }

    protected override Task<IPseudonymKeys> ReopenAsync(IPseudonymKeys keys) => CreateAsync();

    private async Task<string> FailAsync()
    {
        IPseudonymKeys keys = await CreateAsync();
        return (await Assert.ThrowsExactlyAsync<TrendsException>(() => keys.GetAsync(Stop).AsTask())).Message;
    }
}
