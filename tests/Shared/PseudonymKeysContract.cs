using Trends.Storage;

namespace Trends.Contracts;

/// <summary>What every keeper of the pseudonym key does.</summary>
[TestClass]
public abstract class PseudonymKeysContract
{
    public TestContext TestContext { get; set; } = null!;

    protected CancellationToken Stop => TestContext.CancellationToken;

    [TestMethod]
    public async Task The_key_has_32_bytes_and_stays_the_same()
    {
        IPseudonymKeys keys = await CreateAsync();

        PseudonymKey first = await keys.GetAsync(Stop);
        PseudonymKey second = await (await ReopenAsync(keys)).GetAsync(Stop);

        Assert.AreEqual(32, first.Key.Length);
        CollectionAssert.AreEqual(first.Key.ToArray(), second.Key.ToArray());
        Assert.AreEqual(first.KeyId, second.KeyId);
    }

    [TestMethod]
    public async Task First_calls_at_the_same_time_get_one_key()
    {
        IPseudonymKeys keys = await CreateAsync();

        PseudonymKey[] got = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => keys.GetAsync(Stop).AsTask(), Stop)));

        Assert.AreEqual(1, got.Select(k => Convert.ToHexString(k.Key.Span)).Distinct().Count());
    }

    [TestMethod]
    public async Task Neither_its_id_nor_its_text_tells_the_key()
    {
        PseudonymKey key = await (await CreateAsync()).GetAsync(Stop);

        Assert.AreNotEqual("", key.KeyId);
        Assert.DoesNotContain(key.KeyId.ToUpperInvariant(), Convert.ToHexString(key.Key.Span));
        Assert.DoesNotContain(Convert.ToBase64String(key.Key.Span), key.ToString());
    }

    /// <summary>Makes a keeper without a key, or with one that it was given.</summary>
    protected abstract Task<IPseudonymKeys> CreateAsync();

    /// <summary>Makes another keeper over what one keeps.</summary>
    protected abstract Task<IPseudonymKeys> ReopenAsync(IPseudonymKeys keys);
}
