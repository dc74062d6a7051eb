using Trends.Collect.Connect;

namespace Trends.Tests.Collect.Connect.Push;

[TestClass]
public sealed class PushManifestTests
{
    [TestMethod]
    [DataRow("""{"transport":"events","rules":[]}""", "no rules")]
    [DataRow("""{"transport":"events","rules":[{"when":["a"]}]}""", "needs a path")]
    [DataRow("""{"transport":"webhook","rules":[{"when":["a"]}]}""", "has no webhook")]
    [DataRow("""{"transport":"events","path":"/p","rules":[{"when":["a"],"skip":"s","announces":"x"}]}""", "mean one thing")]
    [DataRow("""{"transport":"events","path":"/p","rules":[{"when":["a"],"delete":{}}]}""", "mean one thing")]
    [DataRow("""{"transport":"events","path":"/p","rules":[{"when":["a"],"at":"$.["}]}""", "is no path")]
    [DataRow("""{"transport":"events","path":"/p","rules":[{"when":["a"]}],"quotas":["q"]}""", "has no 'q'")]
    [DataRow("""{"transport":"events","path":"/p","rules":[{"when":["a"]}],"code":"c"}""", "there is no 'c'")]
    [DataRow("""{"transport":"events","path":"/p","rules":[{"when":["a"],"delete":{"id":"{record.a}","isLocal":true}}]}""", "local ids need localId")]
    [DataRow("""{"transport":"pigeon","path":"/p","rules":[{"when":["a"]}]}""", "push.transport")]
    [DataRow("""{"transport":"events","path":"/p","rules":[{"when":["a"]}],"silense":"00:01:00"}""", "silense")]
    public void A_wrong_push_is_an_error_that_says_what(string push, string words)
    {
        InputException e = Assert.ThrowsExactly<InputException>(() => FakePlatform.Stream($"\"push\":{push}"));
        Assert.Contains(words, e.Message);
    }

    [TestMethod]
    public void Every_platform_that_can_be_read_is_pushed_or_says_why_not()
    {
        foreach (var platform in SourceCatalog.Current.Platforms.Where(p => p.BaseUrl is not null))
        {
            Assert.AreNotEqual(platform.NoPush is null, SourceCatalog.Current.Of(platform.Platform).All(s => s.Push is null), platform.Platform);
        }
    }
}
