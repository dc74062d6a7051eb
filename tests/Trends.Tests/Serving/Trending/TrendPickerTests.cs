using Trends.Serving.Trending;

namespace Trends.Tests.Serving.Trending;

[TestClass]
public sealed class TrendPickerTests
{
    private static readonly DateTimeOffset End = new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero);

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task A_story_in_words_of_its_own_trends() => Assert.IsNotEmpty(await ItemsAsync(
        ["zephyr bridge closes as cables snap", "drivers wait while zephyr bridge cables are mended", "city pays for new cables on zephyr bridge",
            "mayor defends zephyr bridge after cables snap", "why zephyr bridge lost cables"]));

    [TestMethod]
    public async Task One_headline_cut_at_different_places_is_no_trend() => Assert.IsEmpty(await ItemsAsync(
        [.. Enumerable.Range(34, 5).Select(length => "zephyr bridge closes at night for urgent repairs of its cables"[..length])]));

    [TestMethod]
    public async Task A_form_filled_in_again_and_again_is_no_trend() => Assert.IsEmpty(await ItemsAsync(
        [.. "alder birch cedar dogwood elm".Split(' ').Select(coin => $"{coin} coin price and live chart with market value")]));

    [TestMethod]
    public async Task A_term_at_its_usual_rate_is_not_listed()
    {
        string[] now = ["zephyr bridge closes for repairs", "drivers wait as zephyr bridge repairs begin", "city pays for zephyr bridge repairs"];
        string[] before = [.. Enumerable.Range(0, 200).Select(i => $"zephyr bridge repairs part{i}")];

        Assert.IsEmpty(await ItemsAsync(now, before));
    }

    private async Task<IReadOnlyList<TrendItem>> ItemsAsync(string[] now, string[]? before = null)
    {
        IEnumerable<TrendDocument> filler = Enumerable.Range(0, 400).Select(i => SampleTrendSource.Document($"f{i}", $"filler{i / 2} other{i}", End.AddHours(-1 - (i % 70))));
        IEnumerable<TrendDocument> old = (before ?? []).Select((t, i) => SampleTrendSource.Document($"o{i}", t, End.AddHours(-30 - (i % 40))));
        IEnumerable<TrendDocument> fresh = now.Select((t, i) => SampleTrendSource.Document($"n{i}", t, End.AddHours(-1 - i)));
        TrendQueries queries = new(new SampleTrendSource([.. filler, .. old, .. fresh]), [], []);
        return (await queries.TopAsync("24h", 20, new(), End, TestContext.CancellationToken)).Items;
    }
}
