using Microsoft.Extensions.Options;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Quota;

namespace Trends.Tests.Collect.Connect;

[TestClass]
public sealed class SourceReaderTests
{
    [TestMethod]
    public async Task A_wait_that_an_answer_asks_for_holds_for_the_next_query_too()
    {
        using FakePlatform platform = new();
        platform["/s"] = """{"backoff":90,"items":[]}""";
        SourceReader reader = Reader(platform, TimeSpan.FromMinutes(1));
        Connector stream = FakePlatform.Stream("\"cost\":1", ",\"waitAt\":\"backoff\"");
        await ReadAsync(reader, stream, "one");

        SourceException e = await Assert.ThrowsExactlyAsync<SourceException>(() => ReadAsync(reader, stream, "two"));
        platform.Clock.Advance(TimeSpan.FromSeconds(90));
        await ReadAsync(reader, stream, "two");

        Assert.AreEqual(ErrorKind.RateLimited, e.Error.Kind);
        Assert.HasCount(2, platform.Asked);
    }

    [TestMethod]
    public async Task A_short_wait_is_waited_for()
    {
        using FakePlatform platform = new();
        platform["/s"] = """{"backoff":10,"items":[]}""";
        SourceReader reader = Reader(platform, TimeSpan.FromMinutes(1));
        Connector stream = FakePlatform.Stream("\"cost\":1", ",\"waitAt\":\"backoff\"");
        await ReadAsync(reader, stream, "one");

        Task second = ReadAsync(reader, stream, "two");
        Assert.HasCount(1, platform.Asked);
        platform.Clock.Advance(TimeSpan.FromSeconds(10));
        await second;

        Assert.HasCount(2, platform.Asked);
    }

    private static SourceReader Reader(FakePlatform platform, TimeSpan maxWait)
    {
        IOptions<SourcesOptions> options = Options.Create(new SourcesOptions { MaxWait = maxWait });
        QuotaGovernor quotas = new(new FakeState(), Options.Create(new QuotaOptions()), platform.Clock, () => 0.5);
        return new(platform.Client, new CallGate(quotas, options), options, platform.Clock, () => 0);
    }

    private static async Task ReadAsync(SourceReader reader, Connector stream, string query)
    {
        await foreach (SourcePage page in reader.ReadAsync(stream, new SourceSettings(stream.Platform, null), new(stream.Name, query), new(), CancellationToken.None))
        {
            Assert.IsEmpty(page.Records);
        }
    }
}
