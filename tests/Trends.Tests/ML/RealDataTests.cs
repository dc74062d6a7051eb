using System.Diagnostics;
using Trends.ML;
using Trends.ML.Campaigns;
using Trends.ML.Forecasting;
using Trends.ML.Recommendations;
using Trends.ML.Sentiment;

namespace Trends.Tests.ML;

[TestClass]
public sealed class RealDataTests(TestContext context)
{
    [TestMethod]
    public async Task Sentiment_of_held_out_film_reviews_and_tweets_is_right_often_enough_and_fast()
    {
        TrainedModel model = await Train(new SentimentTrainer(), new() { Texts = [.. RealData.Nsmc(), .. RealData.Tweets()] });

        Assert.IsGreaterThanOrEqualTo(0.865, model.Metrics["accuracy.ko"]);
        Assert.IsGreaterThanOrEqualTo(0.78, model.Metrics["accuracy.en"]);
        Assert.IsLessThan(0.03, model.Metrics["ece.ko"]);
        SentimentModel loaded = SentimentModel.Load(model.Artefact);
        string[] texts = [.. RealData.Nsmc().Where(t => t.HeldOut).Select(t => t.Text)];
        Stopwatch watch = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (string text in texts)
        {
            loaded.Predict(text, "ko");
        }

        context.WriteLine($"{watch.Elapsed.TotalMicroseconds / texts.Length:F1} us/text, {(GC.GetAllocatedBytesForCurrentThread() - before) / texts.Length} B/text, {model.Artefact.Length} bytes");
    }

    [TestMethod]
    public async Task Recommendations_of_films_beat_the_popular_ones()
    {
        TrainedModel model = await Train(new RecommendationTrainer(), new() { Interactions = RealData.Movies() });

        Assert.IsGreaterThan(model.Baseline["ndcg20"] * 1.2, model.Metrics["ndcg20"]);
        RecommendationModel loaded = RecommendationModel.Load(model.Artefact);
        Stopwatch watch = Stopwatch.StartNew();
        for (int user = 1; user <= 500; user++)
        {
            Assert.HasCount(20, loaded.Recommend(user.ToString()).Items);
        }

        context.WriteLine($"{watch.Elapsed.TotalMilliseconds / 500:F2} ms/user, {model.Artefact.Length} bytes");
    }

    [TestMethod]
    public async Task Recommendations_of_one_night_in_a_shop_beat_the_popular_ones()
    {
        List<Interaction> events = [];
        foreach (string[] cells in RealData.Lines("shop-events/events.csv.gz").Skip(1).Select(l => l.Split(',')).Where(c => c.Length == 9))
        {
            events.Add(new(cells[7], cells[2], cells[1], RealData.Number(cells[6]), DateTimeOffset.Parse(cells[0].Replace(" UTC", "Z"))));
        }

        TrainedModel model = await Train(new RecommendationTrainer(), new() { Interactions = events });

        Assert.IsGreaterThan(model.Baseline["ndcg20"], model.Metrics["ndcg20"]);
    }

    [TestMethod]
    public async Task Campaign_revenue_of_held_out_days_is_predicted_better_than_by_the_last_rate()
    {
        TrainedModel model = await Train(new CampaignTrainer(), new() { Days = RealData.Campaigns() });

        Assert.IsLessThan(model.Baseline["wape"], model.Metrics["wape"]);
    }

    [TestMethod]
    public void Forecasts_of_the_weekly_competition_beat_the_naive_ones()
    {
        string[][] train = [.. RealData.Lines("forecasting/m4-weekly/Weekly-train.csv").Skip(1).Select(l => l.Split(','))];
        string[][] test = [.. RealData.Lines("forecasting/m4-weekly/Weekly-test.csv").Skip(1).Select(l => l.Split(','))];
        ForecastMeasures measures = new();
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < train.Length; i++)
        {
            double[] past = Values(train[i].Skip(1)), actual = Values(test[i].Skip(1));
            int season = Seasons.Find(past.AsSpan(Math.Max(0, past.Length - 4000)), TimeSpan.FromDays(7));
            (double[] values, double[] widths) = TrendModel.Default.Run(past, season, actual.Length);
            measures.Add(past, actual, 1, values, widths);
        }

        double owa = ((measures.Model["mase"] / measures.Baseline["mase"]) + (measures.Model["smape"] / measures.Baseline["smape"])) / 2;
        Show("m4-weekly", measures.Model, measures.Baseline);
        context.WriteLine($"OWA {owa:F4} in {watch.Elapsed.TotalMilliseconds / train.Length:F1} ms/series");
        Assert.IsLessThan(0.95, owa);
        Assert.IsGreaterThan(0.88, measures.Model["coverage95"]);
    }

    [TestMethod]
    public void Forecasts_of_cash_withdrawals_beat_the_seasonal_naive_ones()
    {
        string[][] rows = [.. RealData.Lines("forecasting/nn5/nn5.csv").Skip(1).Select(l => l.Split(','))];
        ForecastMeasures measures = new();
        for (int series = 0; series < rows[0].Length; series++)
        {
            double[] values = Filled([.. rows.Select(r => r[series])]);
            double[] past = values[..^56];
            (double[] forecast, double[] widths) = TrendModel.Default.Run(past, Seasons.Find(past, TimeSpan.FromDays(1)), 56);
            measures.Add(past, values.AsSpan(values.Length - 56), 7, forecast, widths);
        }

        Show("nn5", measures.Model, measures.Baseline);
        Assert.IsLessThan(measures.Baseline["mase"] * 0.9, measures.Model["mase"]);
        Assert.IsGreaterThan(0.88, measures.Model["coverage95"]);
    }

    [TestMethod]
    public async Task Trend_training_on_tweet_volumes_beats_the_seasonal_naive_forecast()
    {
        List<TrainingSeries> series = [];
        foreach (string ticker in (string[])["AAPL", "AMZN", "CRM", "CVS", "FB"])
        {
            double[] values = Values(RealData.Lines($"forecasting/nab/Twitter_volume_{ticker}.csv").Skip(1).Select(l => l.Split(',')[1]));
            series.Add(new(ticker, DateTimeOffset.UnixEpoch, TimeSpan.FromHours(1), [.. values.Chunk(12).Select(c => c.Sum())]));
        }

        TrainedModel model = await Train(new TrendTrainer(), new() { Series = series });

        Assert.IsLessThan(model.Baseline["mase"], model.Metrics["mase"]);
    }

    private static double[] Values(IEnumerable<string> cells) => [.. cells.Where(c => c.Trim('"').Length > 0 && c != "NA").Select(RealData.Number)];

    private static double[] Filled(string[] cells)
    {
        double[] values = new double[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            values[i] = double.TryParse(cells[i], out double value) ? value : values[Math.Max(0, i - 7)];
        }

        return values;
    }

    private async Task<TrainedModel> Train(IModelTrainer trainer, Rows rows)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ITrainingSet set = await trainer.ReadAsync(rows, CancellationToken.None);
        Assert.IsNull(set.Lack);
        TrainedModel model = set.Train(CancellationToken.None);
        Show($"{trainer.Name}, {set.Rows} rows, {watch.Elapsed.TotalSeconds:F1} s", model.Metrics, model.Baseline);
        return model;
    }

    private void Show(string what, IReadOnlyDictionary<string, double> metrics, IReadOnlyDictionary<string, double> baseline) =>
        context.WriteLine($"{what}: {string.Join(", ", metrics.Select(m => $"{m.Key} {m.Value:F4}"))} | baseline {string.Join(", ", baseline.Select(m => $"{m.Key} {m.Value:F4}"))}");
}
