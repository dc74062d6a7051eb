using Trends.ML;

namespace Trends.Tests.ML;

/// <summary>Makes small data with known truth.</summary>
internal static class Made
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Rows All(int seed = 1) => new() { Texts = Texts(seed), Series = Series(seed), Interactions = Interactions(seed), Days = Days(seed) };

    public static List<LabelledText> Texts(int seed = 1)
    {
        Random random = new(seed);
        string[][] words = [["great", "lovely", "superb"], ["table", "paper", "window"], ["awful", "broken", "dreadful"]];
        string[] labels = ["positive", "neutral", "negative"];
        string[] filler = ["the", "plane", "crew", "today", "seat", "was", "really", "so"];
        List<LabelledText> rows = [];
        for (int i = 0; i < 900; i++)
        {
            int label = random.Next(3);
            string text = $"{filler[random.Next(8)]} {filler[random.Next(8)]} {words[label][random.Next(3)]} {filler[random.Next(8)]} {i}";
            rows.Add(new(text, labels[label], "en", i % 10 == 0));
        }

        return rows;
    }

    public static List<TrainingSeries> Series(int seed = 1)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, 6).Select(s => new TrainingSeries($"s{s}", Start, TimeSpan.FromHours(1),
            [.. Enumerable.Range(0, 240).Select(i => Math.Max(0, 50 + (i * 0.2) + (20 * Math.Sin(i * Math.PI / 12)) + (random.NextDouble() * 16)))]))];
    }

    public static List<Interaction> Interactions(int seed = 1)
    {
        Random random = new(seed);
        List<Interaction> rows = [];
        for (int user = 0; user < 60; user++)
        {
            // Users like the items of one of three groups.
            foreach (int item in Enumerable.Range(0, 40).OrderBy(_ => random.Next()).Take(15))
            {
                rows.Add(new($"u{user}", $"i{(user % 3 * 40) + item}", "view", null, Start.AddMinutes(random.Next(10_000))));
            }
        }

        return rows;
    }

    public static List<CampaignDay> Days(int seed = 1)
    {
        Random random = new(seed);
        List<CampaignDay> rows = [];
        for (int day = 0; day < 60; day++)
        {
            foreach ((string campaign, string channel, double factor, double power) in (ReadOnlySpan<(string, string, double, double)>)[("a", "search", 40, 0.5), ("b", "search", 20, 0.6), ("c", "video", 8, 0.7)])
            {
                double spend = 50 + (random.NextDouble() * 900), revenue = factor * Math.Pow(spend, power) * (0.9 + (random.NextDouble() * 0.2));
                rows.Add(new(campaign, channel, new DateOnly(2026, 1, 1).AddDays(day), spend, 0, 0, revenue / 50, revenue));
            }
        }

        return rows;
    }
}
