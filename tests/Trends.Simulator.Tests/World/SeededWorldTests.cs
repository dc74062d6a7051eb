using System.Text;
using Microsoft.Extensions.Time.Testing;
using Trends.Simulator.Dialects;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.World;

[TestClass]
public sealed class SeededWorldTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    public static IEnumerable<object[]> Platforms => Make().Platforms.Select(p => new object[] { p });

    [TestMethod]
    public void The_same_seed_gives_the_same_world()
    {
        Assert.AreEqual(Print(Make(7)), Print(Make(7)));
        Assert.AreNotEqual(Print(Make(7)), Print(Make(8)));
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public void Every_id_is_unique_and_leads_back_to_its_item(string platform)
    {
        PlatformWorld world = Make(size: 3000).Of(platform);

        Assert.AreEqual(world.Items.Count, world.Items.Select(i => i.Id).Distinct().Count());
        Assert.IsTrue(world.Items.All(i => world.Find(i.Id) == i));
        Assert.IsNull(world.Find("no-such-id"));
    }

    [TestMethod]
    public void Items_are_numbered_in_order_of_creation_and_cover_the_span_and_the_time_ahead()
    {
        PlatformWorld world = Make().Of("x");

        CollectionAssert.AreEqual(world.Items.ToArray(), world.Items.OrderBy(i => i.CreatedAt).ThenBy(i => i.Number).ToArray());
        Assert.IsGreaterThanOrEqualTo(Now.AddDays(-14), world.Items[0].CreatedAt);
        Assert.IsGreaterThan(Now.AddHours(12), world.Items[^1].CreatedAt);
        Assert.IsLessThanOrEqualTo(Now.AddDays(1), world.Items[^1].CreatedAt);
    }

    [TestMethod]
    public void A_comment_is_never_seen_before_or_after_what_it_answers()
    {
        foreach (WorldItem comment in Make(size: 3000).Of("reddit").Items.Where(i => i.Kind == ItemKind.Comment))
        {
            Assert.IsLessThan(comment.Number, comment.Parent!.Number);
            Assert.IsGreaterThanOrEqualTo(comment.Parent.VisibleFrom, comment.VisibleFrom);
            Assert.IsTrue(comment.Parent.DeletedAt is null || comment.DeletedAt <= comment.Parent.DeletedAt);
            Assert.AreEqual(ItemKind.Post, comment.Root.Kind);
        }
    }

    [TestMethod]
    public void What_makes_collecting_hard_is_there_but_rare()
    {
        ItemTruth[] items = [.. Make(size: 3000).Truth.Items("bluesky")];

        Between(0.01, 0.06, i => i.VisibleFrom != i.CreatedAt && i.ParentId is null);
        Between(0.01, 0.06, i => i.DeletedAt is not null);
        Between(0.02, 0.08, i => i.EditedAt is not null);
        Between(0.002, 0.015, i => i.StatedAt != i.CreatedAt);
        Between(0.002, 0.03, i => i.RepeatsId is not null);
        Between(0.001, 0.02, i => !i.FinalText.IsNormalized(NormalizationForm.FormC));
        Between(0.001, 0.03, i => i.FinalText.Any(c => c is >= '\u0590' and <= '\u06FF'));

        void Between(double least, double most, Func<ItemTruth, bool> is_)
        {
            double share = items.Count(is_) / (double)items.Length;
            Assert.IsInRange(least, most, share);
        }
    }

    [TestMethod]
    public void Counts_grow_and_never_fall()
    {
        WorldItem item = Make().Of("x").Items.Where(i => i.CreatedAt < Now.AddDays(-3)).MaxBy(i => i.FinalLikes)!;

        int[] likes = [.. Enumerable.Range(0, 48).Select(h => item.Likes(item.VisibleFrom.AddHours(h)))];

        CollectionAssert.AreEqual(likes.Order().ToArray(), likes);
        Assert.AreEqual(0, likes[0]);
        Assert.IsGreaterThan(item.FinalLikes * 9 / 10, likes[^1]);
    }

    [TestMethod]
    public void A_planted_trend_shows_in_the_items_of_its_platforms_only()
    {
        SeededWorld world = Make(size: 20_000);
        PlantedTrend trend = world.Trends.First(t => t.Platforms.Contains("x") && t.Platforms.Count < world.Platforms.Count);

        double inside = Share("x", trend.PeaksAt.AddHours(-2), trend.PeaksAt.AddHours(2)) / Share("x", world.Span.From, trend.StartsAt);
        string elsewhere = new[] { "x", "mastodon", "bluesky", "youtube", "reddit" }.FirstOrDefault(p => !trend.Platforms.Contains(p), "rss");
        double outside = Share(elsewhere, trend.PeaksAt.AddHours(-12), trend.PeaksAt.AddHours(12));

        Assert.IsGreaterThan(trend.Multiplier / 4, inside);
        Assert.IsTrue(trend.Platforms.Contains(elsewhere) || outside < 0.03);

        double Share(string platform, DateTimeOffset from, DateTimeOffset to)
        {
            WorldItem[] items = [.. world.Of(platform).Items.Where(i => i.Kind != ItemKind.Comment && i.CreatedAt >= from && i.CreatedAt < to)];
            return items.Count(i => i.Topic == trend.Topic) / (double)items.Length;
        }
    }

    [TestMethod]
    public void An_edit_adds_to_a_text_and_a_repeat_has_the_words_of_its_original()
    {
        SeededWorld world = Make(size: 3000);
        WorldItem edited = world.Of("mastodon").Items.First(i => i.EditedAt is not null);
        WorldItem repeat = world.Of("rss").Items.First(i => i.Original is not null);

        Assert.StartsWith(edited.Text(DateTimeOffset.MinValue), edited.Text(DateTimeOffset.MaxValue));
        Assert.AreNotEqual(edited.Text(DateTimeOffset.MinValue), edited.Text(DateTimeOffset.MaxValue));
        Assert.AreEqual(repeat.Original!.Title, repeat.Title);
        Assert.AreNotEqual(repeat.Original.Id, repeat.Id);
    }

    private static SeededWorld Make(int seed = 1, int size = 300) => new(
        new() { Seed = seed, Size = size, Clock = new FakeTimeProvider(Now) }, [.. DialectCatalogue.Find().SelectMany(d => d.Platforms)]);

    private static string Print(SeededWorld world)
    {
        StringBuilder text = new();
        foreach (string platform in world.Platforms)
        {
            foreach (ItemTruth item in world.Truth.Items(platform))
            {
                text.AppendLine($"{item} {string.Join(' ', item.Tags)}");
            }
        }

        return text.AppendJoin('\n', world.Trends.Select(t => $"{t} {string.Join(' ', t.Platforms)}")).ToString();
    }
}
