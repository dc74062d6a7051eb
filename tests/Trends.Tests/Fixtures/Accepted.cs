using Microsoft.Extensions.Options;
using Trends.Clean;
using Trends.Engine;
using Trends.Storage;

namespace Trends.Tests.Fixtures;

/// <summary>Writes accepted parts as the quality stage does, from made-up records that depend on nothing but their number.</summary>
internal static class Accepted
{
    /// <summary>The made-up records of a kind: all columns but batch and line, and i to split them by. <c>{n}</c> rows, <c>{key}</c> the pseudonym key.</summary>
    private static string Records(RecordKind kind) => kind switch
    {
        RecordKind.Posts or RecordKind.News => """
            WITH numbers AS (SELECT i, i % ({n} * 4 // 5 + 1) AS j, hash(i % ({n} * 4 // 5 + 1), 7) AS h, i // ({n} * 4 // 5 + 1) AS round FROM range({n}) r(i)),
            posts AS (
              SELECT *, ['x', 'youtube', 'naver-blog'][j % 3 + 1] AS platform, (j % 4 <> 0)::BIGINT * round AS version,
                TIMESTAMP '2026-01-03 00:30:00' + to_minutes((h % 100000)::BIGINT) AS first_at,
                list_transform(range(6), lambda x: concat('term', (hash(j, x) % 60)::BIGINT * (hash(j, x, 1) % 2)::BIGINT)) AS words
              FROM numbers),
            dated AS (SELECT *, first_at + to_days(CASE WHEN j % 7 = 0 AND platform <> 'youtube' THEN 40 * version ELSE 0 END::INTEGER) AS happened FROM posts)
            SELECT i, md5(concat('{kind}', platform, j, CASE WHEN platform = 'youtube' THEN version END))::UUID AS identity, md5(concat('{kind}', platform, j))::UUID AS entity,
              md5(concat('{kind}', j, 'v', version))::UUID AS content_hash, TIMESTAMP '1970-01-01' + to_days(version::INTEGER) AS version_at, happened AS event_at,
              strftime(timezone('Asia/Seoul', timezone('UTC', happened)), '%Y-%m') AS month, concat('{kind}-', j % 2) AS dataset, h % 10 = 0 AS held_out, NULL::VARCHAR AS extras,
              j::VARCHAR AS id, platform, concat('u', md5(concat('{key}', j % 11))) AS author, CASE WHEN '{kind}' = 'news' THEN concat('paper', j % 5) END AS publisher,
              array_to_string(words, ' ') AS text, concat('title ', j) AS title, concat('https://example.com/', j) AS url, ['ko', 'en'][j % 2 + 1] AS language, happened AS published_at,
              CASE WHEN platform = 'youtube' THEN happened + to_days(version::INTEGER) END AS observed_at,
              CASE WHEN h % 5 > 0 THEN (h % 50)::BIGINT + CASE WHEN j % 97 = 5 THEN 1000000 ELSE 0 END + version END AS likes,
              CASE WHEN platform <> 'x' THEN (h % 13)::BIGINT END AS comments, (h % 3)::BIGINT AS shares, NULL::BIGINT AS views,
              ['tag'] AS hashtags, NULL::VARCHAR[] AS media, NULL::VARCHAR AS parent_id, concat('item', j % 9) AS item, NULL::VARCHAR AS label, concat('category', j % 4) AS category,
              list_sort(list_distinct(words)) AS terms, hash(words) AS unique_key
            FROM dated
            """,
        RecordKind.Signals => """
            SELECT i, md5(concat('s', i * 9 // 10))::UUID AS identity, md5(concat('s', i * 9 // 10))::UUID AS entity, md5(concat('sc', i))::UUID AS content_hash,
              TIMESTAMP '1970-01-01' + to_days((i % 2)::INTEGER) AS version_at, happened AS event_at, strftime(timezone('Asia/Seoul', timezone('UTC', happened)), '%Y-%m') AS month,
              'signals' AS dataset, false AS held_out, NULL::VARCHAR AS extras, concat('term', i % 8) AS term, ['kr', 'us', NULL][i % 3 + 1] AS region, happened AS "at",
              CASE WHEN i % 6 <> 2 THEN (hash(i) % 1000)::DOUBLE / 3 END AS value
            FROM (SELECT i, TIMESTAMP '2026-01-01' + to_hours((i * 9 // 10 * 5)::INTEGER) AS happened FROM range({n}) r(i))
            """,
        RecordKind.Events => """
            SELECT i, md5(concat('{key}', 'e', i * 19 // 20))::UUID AS identity, md5(concat('{key}', 'e', i * 19 // 20))::UUID AS entity, md5(concat('ec', i * 19 // 20))::UUID AS content_hash,
              TIMESTAMP '1970-01-01' AS version_at, happened AS event_at, strftime(timezone('Asia/Seoul', timezone('UTC', happened)), '%Y-%m') AS month,
              'shop' AS dataset, false AS held_out, NULL::VARCHAR AS extras, NULL::VARCHAR AS id, concat('u', md5(concat('{key}', e % 37))) AS "user",
              ['view', 'cart', 'purchase', 'rating', 'mission', 'progress', 'satisfaction', 'checklist'][e % 8 + 1] AS kind,
              concat('item', e % 23) AS item, happened AS "at", CASE WHEN e % 8 IN (2, 3, 5, 6) AND e % 9 <> 0 THEN (hash(e) % 500)::DOUBLE / 7 END AS value, NULL::VARCHAR AS text
            FROM (SELECT i, i * 19 // 20 AS e, TIMESTAMP '2026-02-20' + to_minutes((i * 19 // 20 * 31)::INTEGER) AS happened FROM range({n}) r(i))
            """,
        RecordKind.Campaigns => """
            SELECT i, md5(concat('c', i))::UUID AS identity, md5(concat('c', i))::UUID AS entity, md5(concat('cc', i))::UUID AS content_hash, TIMESTAMP '1970-01-01' AS version_at,
              d::TIMESTAMP AS event_at, strftime(d, '%Y-%m') AS month, 'ads' AS dataset, false AS held_out, NULL::VARCHAR AS extras,
              concat('campaign', i % 3) AS campaign, ['search', 'video'][i % 2 + 1] AS channel, d AS date, (hash(i) % 10000)::DOUBLE / 100 AS spend,
              CASE WHEN i % 5 <> 3 THEN (hash(i, 1) % 9000)::BIGINT + 1000 END AS impressions, CASE WHEN i % 7 <> 4 THEN (hash(i, 2) % 900)::BIGINT END AS clicks,
              CASE WHEN i % 11 <> 5 THEN (hash(i, 3) % 90)::DOUBLE END AS conversions, CASE WHEN i % 13 <> 6 THEN (hash(i, 4) % 50000)::DOUBLE / 100 END AS revenue
            FROM (SELECT i, DATE '2026-01-20' + (i // 6)::INTEGER AS d FROM range({n}) r(i))
            """,
        _ => """
            SELECT i, md5(concat('l', i))::UUID AS identity, md5(concat('l', i))::UUID AS entity, md5(concat('lc', i))::UUID AS content_hash, TIMESTAMP '1970-01-01' AS version_at,
              NULL::TIMESTAMP AS event_at, 'none' AS month, 'reviews' AS dataset, i % 10 = 0 AS held_out, NULL::VARCHAR AS extras,
              i::VARCHAR AS id, concat('text ', i) AS text, ['positive', 'negative'][i % 2 + 1] AS label, 'en' AS language
            FROM range({n}) r(i)
            """,
    };

    /// <summary>Writes records of a kind in parts.</summary>
    /// <param name="lake">The lake.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="rows">How many records.</param>
    /// <param name="split">SQL over <c>i</c> that gives a record's part.</param>
    /// <param name="key">The pseudonym key.</param>
    /// <param name="change">What to change, as <c>REPLACE</c> takes it; null for nothing.</param>
    /// <param name="where">Which records; null for all.</param>
    public static async Task WriteAsync(
        TestLake lake, RecordKind kind, int rows, string split = "0", string key = "k", string? change = null, string? where = null)
    {
        using DuckEngine engine = Engine(lake);
        using DuckSession session = engine.Open();
        string records = Records(kind)
            .Replace("{n}", rows.ToString(), StringComparison.Ordinal)
            .Replace("{key}", key, StringComparison.Ordinal)
            .Replace("{kind}", kind.Name(), StringComparison.Ordinal);
        string columns = SqlText.Identifiers(StagingColumns.Accepted(kind).Select(c => c.Name)).Text;
        await session.ExecuteAsync(
            $"CREATE TABLE r AS SELECT * {(change is null ? "" : $"REPLACE ({change})")}, md5(concat('{kind.Name()} {split}', {split})) AS batch, i + 2 AS line FROM ({records}) {(where is null ? "" : "WHERE " + where)}",
            CancellationToken.None);
        foreach ((string dataset, string batch) in await session.QueryAsync(
            "SELECT DISTINCT dataset, batch FROM r ORDER BY ALL", r => (r.GetString(0), r.GetString(1)), CancellationToken.None))
        {
            string file = lake.NewScratchFile(".parquet");
            await session.ExecuteAsync(
                $"COPY (SELECT {columns} FROM r WHERE dataset = '{dataset}' AND batch = '{batch}' ORDER BY hash(i, '{split}')) TO '{file}' (FORMAT parquet, COMPRESSION zstd)",
                CancellationToken.None);
            await lake.PublishAsync(file, $"staging/_accepted/{kind.Name()}/{dataset}/{batch}.parquet", Storage.WriteCondition.Always, CancellationToken.None);
        }
    }

    public static DuckEngine Engine(ILake lake, int megabytes = 512) =>
        new(lake, Options.Create(new DuckOptions { MemoryMegabytes = megabytes }));
}
