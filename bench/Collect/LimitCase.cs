namespace Bench.Collect;

/// <summary>A documented limit, and work that is larger than it permits.</summary>
/// <param name="Stream">The stream whose calls it limits.</param>
/// <param name="Limit">The limit in words, as the platform documents it.</param>
/// <param name="Reads">How many reads there are to do; each of its own query, and a call or more.</param>
/// <param name="Permits">How many calls the limit permits from the first call on until an end, and which end is a whole window's; by the times of first and last call.</param>
internal sealed record LimitCase(string Stream, string Limit, int Reads, Func<DateTimeOffset, DateTimeOffset, (DateTimeOffset End, double Calls)> Permits)
{
    /// <summary>Gets the cases: a window kind each.</summary>
    public static IReadOnlyList<LimitCase> All { get; } =
    [
        new("mastodon-tag", "300 in each 5 minutes by the clock", 1_600, (first, last) => ByClock(first, last, TimeSpan.FromMinutes(5), 300)),
        new("x-counts", "300 in 15 minutes", 1_600, (first, last) => ByClock(first, last, TimeSpan.FromMinutes(15), 300)),
        new("naver-news-search", "10 in each second", 600, (first, last) => ByClock(first, last, TimeSpan.FromSeconds(1), 10)),
        new("reddit-search", "1,000 in any 10 minutes", 3_600, (first, last) => Rolling(first, last, TimeSpan.FromMinutes(10), 1_000)),
        new("twitch-videos", "800 points, filled up in a minute", 4_200, (first, last) => (last.AddTicks(1), 800 + ((last - first).TotalMinutes * 800))),
        new("youtube-search", "100 in each day of California", 350, (first, last) => ByDay(first, last, "America/Los_Angeles", 100)),
        new("instagram-hashtags", "30 different hashtags in any 7 days", 100, (first, last) => Rolling(first, last, TimeSpan.FromDays(7), 30)),
        new("gdelt-volume", "1 in 5 seconds", 80, (first, last) => (last.AddTicks(1), ((last - first) / TimeSpan.FromSeconds(5)) + 1)),
    ];

    // The last window is not full: the work ran out.
    private static (DateTimeOffset End, double Calls) ByClock(DateTimeOffset first, DateTimeOffset last, TimeSpan length, int limit)
    {
        long from = first.UtcTicks / length.Ticks;
        long to = last.UtcTicks / length.Ticks;
        return (new(to * length.Ticks, TimeSpan.Zero), (double)(to - from) * limit);
    }

    private static (DateTimeOffset End, double Calls) ByDay(DateTimeOffset first, DateTimeOffset last, string zone, int limit)
    {
        TimeZoneInfo place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        DateTime from = TimeZoneInfo.ConvertTime(first, place).Date;
        DateTime to = TimeZoneInfo.ConvertTime(last, place).Date;
        return (new(to, place.GetUtcOffset(to)), (to - from).TotalDays * limit);
    }

    private static (DateTimeOffset End, double Calls) Rolling(DateTimeOffset first, DateTimeOffset last, TimeSpan length, int limit)
    {
        long windows = (last - first).Ticks / length.Ticks;
        return (first + (windows * length), (double)windows * limit);
    }
}
