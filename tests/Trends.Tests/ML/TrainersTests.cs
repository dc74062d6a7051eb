using Trends.ML;
using Trends.ML.Campaigns;
using Trends.ML.Forecasting;
using Trends.ML.Recommendations;
using Trends.ML.Sentiment;

namespace Trends.Tests.ML;

[TestClass]
public sealed class TrainersTests
{
    public static IEnumerable<object[]> Trainers =>
        [[new SentimentTrainer()], [new TrendTrainer()], [new RecommendationTrainer()], [new CampaignTrainer()]];

    [TestMethod]
    [DynamicData(nameof(Trainers))]
    public async Task Training_twice_in_another_order_gives_the_same_bytes(IModelTrainer trainer)
    {
        Rows rows = Made.All();
        ITrainingSet first = await trainer.ReadAsync(rows, CancellationToken.None);
        rows.Texts.Reverse();
        rows.Series.Reverse();
        rows.Interactions.Reverse();
        rows.Days.Reverse();
        ITrainingSet second = await trainer.ReadAsync(rows, CancellationToken.None);

        Assert.AreEqual(first.Digest, second.Digest);
        Assert.IsTrue(first.Train(CancellationToken.None).Artefact.Span.SequenceEqual(second.Train(CancellationToken.None).Artefact.Span));
    }

    [TestMethod]
    [DynamicData(nameof(Trainers))]
    public async Task Saved_and_loaded_model_measures_exactly_as_the_fresh_one_and_beats_its_baseline(IModelTrainer trainer)
    {
        ITrainingSet set = await trainer.ReadAsync(Made.All(), CancellationToken.None);
        TrainedModel model = set.Train(CancellationToken.None);
        IReadOnlyDictionary<string, double> again = set.Evaluate(model.Artefact);

        foreach ((string name, double value) in model.Metrics)
        {
            Assert.AreEqual(value, again[name], name);
        }

        double ours = model.Metrics[model.Primary], theirs = model.Baseline[model.Primary];
        Assert.IsTrue(model.HigherIsBetter ? ours > theirs : ours < theirs, $"{model.Primary} {ours} against {theirs}");
    }

    [TestMethod]
    [DynamicData(nameof(Trainers))]
    public async Task Other_data_have_another_digest(IModelTrainer trainer)
    {
        ITrainingSet first = await trainer.ReadAsync(Made.All(1), CancellationToken.None), second = await trainer.ReadAsync(Made.All(2), CancellationToken.None);

        Assert.AreNotEqual(first.Digest, second.Digest);
    }

    [TestMethod]
    [DynamicData(nameof(Trainers))]
    public async Task Model_without_data_says_what_is_missing(IModelTrainer trainer)
    {
        ITrainingSet set = await trainer.ReadAsync(new Rows(), CancellationToken.None);

        Assert.IsNotNull(set.Lack);
        Assert.Contains("needed", set.Lack.Replace("No language has", "needed"));
    }

    [TestMethod]
    public void Artefact_of_another_model_is_refused() =>
        Assert.ThrowsExactly<InvalidDataException>(() => SentimentModel.Load(TrendModel.Default.Save()));

    [TestMethod]
    public async Task Sentiment_scores_sum_to_one_for_any_text()
    {
        ITrainingSet set = await new SentimentTrainer().ReadAsync(Made.All(), CancellationToken.None);
        SentimentModel model = SentimentModel.Load(set.Train(CancellationToken.None).Artefact);

        foreach (string text in (string[])["", " ", "great", "최고", new('x', 5000), "\u0000\ud83d", "awful " + new string('a', 900)])
        {
            SentimentScores scores = model.Predict(text);
            Assert.AreEqual(1, scores.Positive + scores.Neutral + scores.Negative, 1e-9);
        }

        Assert.AreEqual("positive", model.Predict("the crew was great").Label);
        Assert.AreEqual("negative", model.Predict("the crew was awful", "en").Label);
    }

    [TestMethod]
    public async Task Unknown_user_gets_popular_items_marked_so_and_a_known_one_nothing_seen()
    {
        Rows rows = Made.All();
        ITrainingSet set = await new RecommendationTrainer().ReadAsync(rows, CancellationToken.None);
        RecommendationModel model = RecommendationModel.Load(set.Train(CancellationToken.None).Artefact);

        RecommendationList unknown = model.Recommend("nobody", 5);
        Assert.IsFalse(unknown.IsKnown);
        Assert.HasCount(5, unknown.Items);
        Assert.IsTrue(unknown.Items.All(i => i.Reason == "popular"));
        HashSet<string> seen = [.. rows.Interactions.Where(i => i.User == "u4").Select(i => i.Item)];
        RecommendationList known = model.Recommend("u4", 10, ["i41"]);
        Assert.IsTrue(known.IsKnown);
        Assert.IsFalse(known.Items.Any(i => seen.Contains(i.Item) || i.Item == "i41"));
        Assert.StartsWith("similar to i", known.Items[0].Reason);
        Assert.ThrowsExactly<InvalidRequestException>(() => model.Recommend("u4", 0));
        Assert.ThrowsExactly<InvalidRequestException>(() => model.Recommend("u4", 1001));
    }
}
