using System.Text.Json;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;

namespace Trends.Tests.Collect.Connect;

[TestClass]
public sealed class SourceCursorTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 8, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [TestMethod]
    public void A_first_read_goes_back_as_far_as_the_settings_say()
    {
        SourceCursor begun = new SourceCursor().Begin(Timed(), new("s", null), Week, Now);

        Assert.AreEqual(Now - Week, begun.From);
        Assert.AreEqual(Now, begun.To);
        Assert.IsTrue(begun.IsUnfinished);
    }

    [TestMethod]
    public void A_later_read_starts_an_overlap_before_the_newest_that_was_seen()
    {
        SourceCursor begun = new SourceCursor(Newest: IncrementValues.Of(Now.AddHours(-2))).Begin(Timed(), new("s", null), Week, Now);

        Assert.AreEqual(Now.AddHours(-3), begun.From);
        Assert.AreEqual(IncrementValues.Of(Now.AddHours(-3)), begun.Lower);
    }

    [TestMethod]
    public void The_newest_moves_only_when_the_read_comes_to_its_end()
    {
        StreamManifest manifest = Timed();
        SourceCursor begun = new SourceCursor().Begin(manifest, new("s", null), Week, Now);

        SourceCursor half = begun.After(manifest, "page 2", IncrementValues.Of(Now.AddMinutes(-1)));
        SourceCursor done = half.After(manifest, null, IncrementValues.Of(Now.AddDays(-6)));

        Assert.IsNull(half.Newest);
        Assert.AreEqual("page 2", half.Position);
        Assert.AreEqual(IncrementValues.Of(Now.AddMinutes(-1)), done.Newest);
        Assert.IsFalse(done.IsUnfinished);
    }

    [TestMethod]
    public void A_read_of_nothing_leaves_the_newest_where_it_was()
    {
        StreamManifest manifest = Timed();
        string newest = IncrementValues.Of(Now.AddHours(-2));

        SourceCursor done = new SourceCursor(Newest: newest).Begin(manifest, new("s", null), Week, Now).After(manifest, null, null);

        Assert.AreEqual(newest, done.Newest);
    }

    [TestMethod]
    public void A_long_window_is_cut_into_slices_that_meet()
    {
        StreamManifest manifest = Timed() with { Slice = TimeSpan.FromDays(3) };
        SourceRead read = new("s", null, Now - Week, Now);
        SourceCursor at = new SourceCursor().Begin(manifest, read, Week, Now);
        List<(DateTimeOffset?, DateTimeOffset?)> slices = [];
        while (at.IsUnfinished)
        {
            slices.Add((at.From, at.To));
            at = at.After(manifest, null, null);
        }

        CollectionAssert.AreEqual(new (DateTimeOffset?, DateTimeOffset?)[] { (Now - Week, Now.AddDays(-4)), (Now.AddDays(-4), Now.AddDays(-1)), (Now.AddDays(-1), Now) }, slices);
    }

    [TestMethod]
    public void What_the_platform_no_longer_keeps_is_not_asked_for()
    {
        SourceCursor begun = new SourceCursor().Begin(Timed() with { Retention = TimeSpan.FromDays(2) }, new("s", null, Now - Week, Now), Week, Now);

        Assert.AreEqual(Now.AddDays(-2), begun.From);
    }

    [TestMethod]
    public void A_back_fill_of_a_stream_by_ids_has_no_lower_end_of_its_own()
    {
        StreamManifest manifest = Timed() with { Increment = new("id", IncrementType.Id) };

        Assert.IsNull(new SourceCursor(Newest: "0003:812").Begin(manifest, new("s", null, Now - Week, Now), Week, Now).Lower);
        Assert.AreEqual("0003:812", new SourceCursor(Newest: "0003:812").Begin(manifest, new("s", null), Week, Now).Lower);
    }

    [TestMethod]
    [DataRow("\"2026-05-08T12:00:00Z\"", "2026-05-08T12:00:00.000Z")]
    [DataRow("1778241600", "2026-05-08T12:00:00.000Z")]
    [DataRow("1778241600123", "2026-05-08T12:00:00.123Z")]
    [DataRow("\"Fri, 08 May 2026 21:00:00 +0900\"", "2026-05-08T12:00:00.000Z")]
    [DataRow("\"yesterday\"", null)]
    [DataRow("null", null)]
    public void Times_are_read_in_the_forms_that_platforms_write(string json, string? place)
        => Assert.AreEqual(place, Place(IncrementType.Time, json));

    [TestMethod]
    public void A_longer_id_is_a_greater_one()
    {
        Assert.IsTrue(IncrementValues.IsAfter(Place(IncrementType.Id, "\"1000\""), Place(IncrementType.Id, "\"999\"")));
        Assert.IsFalse(IncrementValues.IsAfter(Place(IncrementType.Id, "\"999\""), Place(IncrementType.Id, "\"999\"")));
        Assert.AreEqual("999", IncrementValues.IdOf(Place(IncrementType.Id, "999")!));
    }

    private static string? Place(IncrementType type, string json)
    {
        using JsonDocument record = JsonDocument.Parse($$"""{"x":{{json}}}""");
        return IncrementValues.Of(new("x", type), record.RootElement);
    }

    private static StreamManifest Timed() => new(
        "s", "posts", "For tests.", new(["$[*]"], ["id"]), default, new("/s"), Increment: new("at", IncrementType.Time, Overlap: TimeSpan.FromHours(1)));
}
