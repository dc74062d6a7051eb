using Trends.Collect.Connect;
using Trends.Local.Marts;
using Trends.Marts;
using Trends.Serving.Trending;
using Trends.Storage;

namespace Trends.Tests.Collect.Connect;

[TestClass]
public sealed class CoverageTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Midnight = new(2026, 5, 20, 0, 0, 0, TimeSpan.Zero);
    private readonly FakeState _state = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("coverage-").FullName;
    private readonly SqliteMartStore _marts;
    private readonly CoverageDays _days;

    public CoverageTests() => (_days, _marts) = (new(_state), new(_folder));

    public async ValueTask DisposeAsync()
    {
        await _marts.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TestMethod]
    [DataRow(0, 0, 3, 0, "www")]
    [DataRow(0, 0, 3, 1, "wwwp")]
    [DataRow(0, 59, 3, 0, "www")]
    [DataRow(1, 0, 1, 0, ".p")]
    [DataRow(1, 0, 2, 0, ".w")]
    public async Task A_whole_read_covers_its_hours_and_the_last_one_so_far(int fromHour, int fromMinute, int toHour, int toMinute, string hours)
    {
        await NoteAsync("q", At(fromHour, fromMinute), At(toHour, toMinute), null);

        Assert.AreEqual(hours.PadRight(24, '.'), await CellAsync("q"));
    }

    [TestMethod]
    public async Task A_gap_stands_until_it_is_read_again_and_does_not_undo_what_was_whole()
    {
        await NoteAsync("q", At(0), At(3, 30), null);
        await NoteAsync("q", At(2, 30), At(6), "rateLimited");
        Assert.AreEqual("wwwggg".PadRight(24, '.'), await CellAsync("q"));

        await NoteAsync("q", At(3, 30), At(5), null);

        Assert.AreEqual("wwwwwg".PadRight(24, '.'), await CellAsync("q"));
    }

    [TestMethod]
    public async Task A_read_over_midnight_stands_in_both_days()
    {
        await NoteAsync("q", At(22), At(26), "outage");

        Assert.AreEqual(new string('.', 22) + "gg", await CellAsync("q"));
        Assert.AreEqual("gg".PadRight(24, '.'), await CellAsync("q", 1));
        Assert.HasCount(2, await _days.ListChangedAsync(default));
    }

    [TestMethod]
    public async Task Half_of_the_queries_is_half_of_the_coverage_and_a_gap_says_why()
    {
        await NoteAsync("tea", At(0), At(4), null);
        await NoteAsync("rain", At(0), At(2), null);
        await NoteAsync("rain", At(2), At(4), "rateLimited");

        TrendCoverage coverage = (await ServeAsync(At(0), At(4))).Single().Sum()!;

        Assert.AreEqual("mastodon 0.75", FormattableString.Invariant($"{coverage.Platform} {coverage.Share}"));
        Assert.AreEqual(new CoverageGap("mastodon-tag", "rateLimited", At(2), At(4), 1), coverage.Gaps.Single());
    }

    [TestMethod]
    public async Task A_window_sees_its_own_hours_alone_and_a_gap_over_midnight_is_one()
    {
        await NoteAsync("tea", At(0), At(22), null);
        await NoteAsync("tea", At(22), At(26), "outage");

        Assert.AreEqual(1, (await ServeAsync(At(20), At(22))).Single().Sum()!.Share);
        PlatformCoverage both = (await ServeAsync(At(20), At(26))).Single();
        Assert.AreEqual(0.3333, both.Sum()!.Share);
        Assert.AreEqual((At(22), At(26)), (both.Gaps.Single().From, both.Gaps.Single().To));
        Assert.AreEqual(0.5, PlatformCoverage.Mean([both], At(21), TimeSpan.FromHours(2)));
        Assert.IsNull(PlatformCoverage.Mean([both], At(26), TimeSpan.FromHours(2)));
        Assert.IsEmpty(await ServeAsync(At(48), At(50)));
    }

    [TestMethod]
    public async Task A_day_that_changes_while_it_is_taken_is_taken_again()
    {
        await NoteAsync("tea", At(0), At(2), "outage");
        IReadOnlyList<(string Platform, DateOnly Day, StateRow Mark)> listed = await _days.ListChangedAsync(default);
        await NoteAsync("tea", At(0), At(2), null);

        Assert.AreNotEqual(listed[0].Mark.ETag, (await _days.ListChangedAsync(default))[0].Mark.ETag);
    }

    [TestMethod]
    public async Task A_mart_that_was_lost_is_filled_from_what_was_noted()
    {
        await NoteAsync("tea", At(0), At(2), "outage");
        Assert.HasCount(1, await ServeAsync(At(0), At(2)));
        await _marts.ClearAsync(MartDefinitions.TrendCoverage, default);

        Assert.HasCount(1, await ServeAsync(At(0), At(2)));
    }

    private static DateTimeOffset At(int hour, int minute = 0) => Midnight.AddHours(hour).AddMinutes(minute);

    private Task NoteAsync(string query, DateTimeOffset from, DateTimeOffset to, string? reason) => _days.NoteAsync("mastodon", "mastodon-tag", query, from, to, reason, default);

    private async Task<string> CellAsync(string query, int day = 0)
        => (await _days.ReadAsync("mastodon", DateOnly.FromDateTime(Midnight.UtcDateTime).AddDays(day), default)).Cells[$"mastodon-tag|{query}"];

    private async Task<IReadOnlyList<PlatformCoverage>> ServeAsync(DateTimeOffset from, DateTimeOffset to)
    {
        await new CoverageMart(_days, SourceCatalog.Current, _marts, _state, TimeProvider.System).UpdateAsync(default);
        return await new MartTrendSource(_marts, TimeProvider.System).ReadCoverageAsync(null, from, to, default);
    }
}
