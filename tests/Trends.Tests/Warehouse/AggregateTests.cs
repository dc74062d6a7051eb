using System.Data.Common;
using System.Globalization;
using Trends.Engine;
using Trends.Tests.Fixtures;

namespace Trends.Tests.Warehouse;

/// <summary>Holds the aggregates against the plainest way to count.</summary>
[TestClass]
public sealed class AggregateTests : IDisposable
{
    private const string Rare = "list_distinct([concat('term', hash(content_hash) % 900), concat('term', hash(content_hash, 1) % 40)]) AS terms, hash(content_hash, 3) % 1000 AS unique_key";
    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);
    private readonly TestLake _lake = new();
    private readonly Stages _pipeline;

    public AggregateTests() => _pipeline = new(_lake);

    public void Dispose() => _lake.Dispose();

    [TestMethod]
    public async Task Hours_of_terms_and_days_of_platforms_are_as_counted_by_hand()
    {
        await Accepted.WriteAsync(_lake, RecordKind.Posts, 2500, "i % 3", change: Rare);
        await Accepted.WriteAsync(_lake, RecordKind.News, 1500, "i % 2", change: Rare);
        await _pipeline.CleanAsync();
        await _pipeline.LoadAsync();
        List<Post> latest =
        [
            .. (await PostsAsync())
                .GroupBy(p => p.Entity)
                .Select(g => g.OrderByDescending(p => p.SeenAt, StringComparer.Ordinal).ThenByDescending(p => p.ContentHash, StringComparer.Ordinal).ThenBy(p => p.Kind, StringComparer.Ordinal).First()),
        ];

        CollectionAssert.AreEqual(Hours(latest), await _pipeline.TextsAsync(
            $"""
            SELECT concat_ws('|', term, strftime(hour, '%Y-%m-%d %H'), platform, language, documents, unique_documents, array_to_string(evidence_keys, ' '), len(evidence)) AS line
            FROM {_pipeline.Table("agg_term_hour")} ORDER BY line
            """));
        CollectionAssert.AreEqual(Days(latest), await _pipeline.TextsAsync(
            $"""
            SELECT concat_ws('|', date_key, p.platform, l.language, posts, unique_posts, authors, likes, coalesce(comments, 0), shares) AS line
            FROM {_pipeline.Table("agg_platform_day")} JOIN {_pipeline.Table("dim_platform")} p USING (platform_key) JOIN {_pipeline.Table("dim_language")} l USING (language_key) ORDER BY line
            """));
    }

    [TestMethod]
    public async Task Days_of_users_items_and_campaigns_are_as_counted_by_hand()
    {
        await Accepted.WriteAsync(_lake, RecordKind.Events, 3000, "i % 2");
        await Accepted.WriteAsync(_lake, RecordKind.Campaigns, 900, "i % 2");
        await _pipeline.CleanAsync();
        await _pipeline.LoadAsync();
        List<Event> events = await ReadAsync(
            $"""SELECT "user", item, kind, "at", value FROM {_pipeline.Staging(RecordKind.Events)}""",
            r => new Event(r.GetString(0), r.GetString(1), r.GetString(2), r.GetDateTime(3) + Seoul, r.IsDBNull(4) ? null : r.GetDouble(4)));

        CollectionAssert.AreEqual(
            Sorted(events.GroupBy(e => (e.User, e.At.Date, e.Kind)).Select(g => Line(g.Key.User, Key(g.Key.Date), g.Key.Kind, g.Count(), g.Select(e => e.Item).Distinct().Count(), Round(g)))),
            await _pipeline.TextsAsync(
                $"""
                SELECT concat_ws('|', u."user", date_key, kind, events, items, printf('%.3f', coalesce(value_sum, 0))) AS line
                FROM {_pipeline.Table("agg_user_day")} JOIN {_pipeline.Table("dim_user")} u USING (user_key) ORDER BY line
                """));
        CollectionAssert.AreEqual(
            Sorted(events.GroupBy(e => (e.Item, e.At.Date, e.Kind)).Select(g => Line(g.Key.Item, Key(g.Key.Date), g.Key.Kind, g.Count(), g.Select(e => e.User).Distinct().Count(), Round(g)))),
            await _pipeline.TextsAsync(
                $"""
                SELECT concat_ws('|', i.item, date_key, kind, events, users, printf('%.3f', coalesce(value_sum, 0))) AS line
                FROM {_pipeline.Table("agg_item_day")} JOIN {_pipeline.Table("dim_item")} i USING (item_key) ORDER BY line
                """));

        List<(string Campaign, DateTime Date, long Clicks)> days = await ReadAsync(
            $"SELECT campaign, date::TIMESTAMP, coalesce(clicks, 0) FROM {_pipeline.Staging(RecordKind.Campaigns)}", r => (r.GetString(0), r.GetDateTime(1), r.GetInt64(2)));
        CollectionAssert.AreEqual(
            Sorted(days.GroupBy(d => (d.Campaign, d.Date)).Select(g => Line(g.Key.Campaign, Key(g.Key.Date), g.Sum(d => d.Clicks)))),
            await _pipeline.TextsAsync(
                $"""
                SELECT concat_ws('|', c.campaign, date_key, coalesce(clicks, 0)) AS line
                FROM {_pipeline.Table("agg_campaign_day")} JOIN {_pipeline.Table("dim_campaign")} c USING (campaign_key) ORDER BY line
                """));
    }

    private static List<string> Hours(List<Post> latest)
    {
        HashSet<(string Term, DateTime Day)> supported =
            [.. latest.SelectMany(p => p.Terms.Select(t => (Term: t, Day: (p.At + Seoul).Date))).GroupBy(m => m).Where(g => g.Count() >= 2).Select(g => g.Key)];
        bool Kept(string term, DateTime day) => Enumerable.Range(-7, 36).Any(days => supported.Contains((term, day.AddDays(days))));
        List<(string Term, Post Post)> mentions = [.. latest.SelectMany(p => p.Terms.Where(t => Kept(t, (p.At + Seoul).Date)).Append("*").Select(t => (t, p)))];
        Assert.IsGreaterThan(1000, mentions.Count(m => m.Term != "*"));
        Assert.IsLessThan(latest.Sum(p => p.Terms.Length) - 500, mentions.Count(m => m.Term != "*"));
        return Sorted(mentions.GroupBy(m => (m.Term, Hour: m.Post.At.ToString("yyyy-MM-dd HH", CultureInfo.InvariantCulture), m.Post.Platform, m.Post.Language)).Select(g =>
        {
            List<ulong> keys = [.. g.Select(m => m.Post.UniqueKey).Distinct().Order()];
            List<ulong> evidence = g.Key.Term == "*" ? [] : keys[..Math.Min(keys.Count, 16)];
            return Line(g.Key.Term, g.Key.Hour, g.Key.Platform, g.Key.Language, g.Count(), keys.Count, string.Join(' ', evidence), evidence.Count);
        }));
    }

    private static List<string> Days(List<Post> latest) => Sorted(latest
        .GroupBy(p => (Day: Key((p.At + Seoul).Date), p.Platform, p.Language))
        .Select(g => Line(
            g.Key.Day,
            g.Key.Platform,
            g.Key.Language,
            g.Count(),
            g.Select(p => p.UniqueKey).Distinct().Count(),
            g.Select(p => p.Author).Distinct().Count(),
            g.Sum(p => p.Likes),
            g.Sum(p => p.Comments),
            g.Sum(p => p.Shares))));

    private static string Key(DateTime day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Round(IEnumerable<Event> events) => events.Sum(e => e.Value ?? 0).ToString("F3", CultureInfo.InvariantCulture);

    private static string Line(params object[] cells) => string.Join('|', cells);

    private static List<string> Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];

    private async Task<List<Post>> PostsAsync()
    {
        List<Post> posts = [];
        foreach (RecordKind kind in (RecordKind[])[RecordKind.Posts, RecordKind.News])
        {
            posts.AddRange(await ReadAsync(
                $"""
                SELECT entity::VARCHAR, strftime(coalesce(observed_at, version_at), '%Y-%m-%d %H:%M:%S'), content_hash::VARCHAR, published_at, platform, language, author, unique_key,
                  array_to_string(terms, ' '), coalesce(likes, 0), coalesce(comments, 0), coalesce(shares, 0)
                FROM {_pipeline.Staging(kind)}
                """,
                r => new Post(
                    kind.Name(), r.GetString(0), r.GetString(1), r.GetString(2), r.GetDateTime(3), r.GetString(4), r.GetString(5), r.GetString(6),
                    r.GetFieldValue<ulong>(7), r.GetString(8).Split(' '), r.GetInt64(9), r.GetInt64(10), r.GetInt64(11))));
        }

        return posts;
    }

    private async Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        using DuckSession session = _pipeline.Engine.Open();
        return await session.QueryAsync(sql, read, CancellationToken.None);
    }

    private sealed record Post(
        string Kind, string Entity, string SeenAt, string ContentHash, DateTime At, string Platform, string Language, string Author, ulong UniqueKey, string[] Terms,
        long Likes, long Comments, long Shares);

    private sealed record Event(string User, string Item, string Kind, DateTime At, double? Value);
}
