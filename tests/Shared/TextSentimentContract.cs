using Trends.ML.Sentiment;
using Trends.Serving;

namespace Trends.Contracts;

/// <summary>What everything that tells the sentiment of texts does.</summary>
[TestClass]
public abstract class TextSentimentContract
{
    protected const string Good = "the crew was really great today";
    protected const string Bad = "the seat was awful so broken";

    public TestContext TestContext { get; set; } = null!;

    protected CancellationToken Stop => TestContext.CancellationToken;

    [TestMethod]
    [DataRow(1)]
    [DataRow(10)]
    [DataRow(11)]
    [DataRow(1000)]
    public async Task Every_text_has_its_score_in_its_place(int count)
    {
        ITextSentiment sentiment = await CreateAsync();

        TextSentiment got = await sentiment.ScoreAsync([.. Enumerable.Range(0, count).Select(i => i % 3 == 0 ? Good : Bad)], "en", Stop);

        Assert.HasCount(count, got.Scores);
        for (int i = 0; i < count; i++)
        {
            Assert.AreEqual(i % 3 == 0 ? "positive" : "negative", got.Scores[i].Label);
        }
    }

    [TestMethod]
    public async Task Scores_are_shares_of_one()
    {
        foreach (SentimentScores scores in (await (await CreateAsync()).ScoreAsync([Good, Bad, "", " \n"], null, Stop)).Scores)
        {
            Assert.AreEqual(1, scores.Positive + scores.Neutral + scores.Negative, 1e-6);
            Assert.IsTrue(scores is { Positive: >= 0, Neutral: >= 0, Negative: >= 0 });
        }
    }

    [TestMethod]
    public async Task No_texts_have_no_scores()
        => Assert.IsEmpty((await (await CreateAsync()).ScoreAsync([], null, Stop)).Scores);

    [TestMethod]
    public async Task Model_and_version_have_names()
    {
        ITextSentiment sentiment = await CreateAsync();

        Assert.AreNotEqual("", sentiment.Model);
        Assert.AreNotEqual("", await sentiment.FindVersionAsync(Stop));
        Assert.AreNotEqual("", (await sentiment.ScoreAsync([Good], "en", Stop)).Version);
    }

    /// <summary>Makes one that can answer.</summary>
    protected abstract Task<ITextSentiment> CreateAsync();
}
