using Trends.Storage;

namespace Trends.Marts;

/// <summary>The containers of the marts, flat and typed. Names and types never change; new columns come at the end.</summary>
public static class MartDefinitions
{
    /// <summary>The version of the scripts: part of every source digest, so that a change rebuilds the marts.</summary>
    public const string Version = "marts-4";

    /// <summary>Gets users: one row a user pseudonym.</summary>
    public static MartDefinition User { get; } = new(
        "user",
        [
            Text("user"), Text("id"), Integer("events"), Integer("items"), Integer("activeDays"), Instant("firstAt"), Instant("lastAt"), Number("recencyDays"),
            Integer("views"), Integer("clicks"), Integer("carts"), Integer("purchases"), Number("purchaseValue"), Integer("ratings"), Number("ratingMean"),
            Integer("reviews"), Integer("missions"), Integer("checklists"), Number("progressMax"), Number("satisfactionMean"), Number("dwellSeconds"),
        ],
        "user",
        "id",
        ["events", "lastAt", "recencyDays", "purchaseValue"]);

    /// <summary>Gets campaigns: one row a campaign, channel and day; partition the campaign, id <c>date|channel</c>. Rates are null where they would divide by zero.</summary>
    public static MartDefinition Campaign { get; } = new(
        "campaign",
        [
            Text("campaign"), Text("id"), Text("channel"), Instant("date"), Number("spend"), Integer("impressions"), Integer("clicks"), Number("conversions"),
            Number("revenue"), Number("ctr"), Number("cpc"), Number("cpa"), Number("roas"), Number("runningSpend"), Number("runningConversions"), Number("runningRevenue"),
        ],
        "campaign",
        "id",
        ["channel", "date"]);

    /// <summary>
    /// Gets trends: one row a term, hour, platform and language; partition the UTC day <c>yyyy-MM-dd</c>, id <c>HH|term|platform|language</c>, so that the hours
    /// of a window are one range of ids a day. <c>evidence</c> holds at most 16 pairs <c>hash:id</c> parted by spaces, the least hashes first: a uniform hash of the
    /// content and the id in <see cref="Posts"/>, hexadecimal without leading zeros. <c>prior28Count</c> and <c>prior28Days</c> are the documents, and the days with
    /// any, of the term there in the 28 days before the row's day; <c>prior28UniqueCount</c> is the count without copies.
    /// </summary>
    public static MartDefinition Trend { get; } = new(
        "trend",
        [
            Text("day"), Text("id"), Instant("hour"), Text("term"), Text("platform"), Text("language"), Integer("count"), Integer("uniqueCount"),
            Integer("prior28Count"), Integer("prior28Days"), Text("evidence"), Integer("prior28UniqueCount"),
        ],
        "day",
        "id",
        ["hour", "term", "count"],
        UnboundedPartitions: true);

    /// <summary>
    /// Gets the history of terms: partition the term (<c>*</c> for all documents), id <c>yyyy-MM|platform|language</c> with the month in
    /// the configured zone. <c>hours</c> holds what was counted in it, <c>hour:count:uniqueCount</c> parted by spaces, the hour counted from the month's beginning
    /// in UTC, so that the first ones may be negative; <c>lastHour</c> is the last of them.
    /// </summary>
    public static MartDefinition TrendHistory { get; } = new(
        "trend-history",
        [
            Text("term"), Text("id"), Text("platform"), Text("language"), Integer("count"), Integer("uniqueCount"), Instant("lastHour"), Text("hours"),
        ],
        "term",
        "id",
        ["lastHour"]);

    /// <summary>Gets the posts that trends name as evidence: partition the first four digits of the id; <c>excerpt</c> at most 280 characters, masked;
    /// <c>terms</c> the single words among its terms, parted by spaces.</summary>
    public static MartDefinition Posts { get; } = new(
        "posts",
        [
            Text("bucket"), Text("id"), Text("postId"), Text("kind"), Text("title"), Text("url"), Instant("publishedAt"), Text("platform"), Text("language"),
            Text("excerpt"), Integer("likes"), Integer("comments"), Integer("shares"), Integer("views"), Text("terms"),
        ],
        "bucket",
        "id",
        []);

    /// <summary>
    /// Gets trend signals as their sources gave them: partition the term in lower case, as in <see cref="TrendHistory"/>; id <c>yyyy-MM-ddTHH:mm:ss|source|hash</c>;
    /// <c>name</c> the term as it was spelt; <c>value</c> in the source's own unit, null where it gives none.
    /// </summary>
    public static MartDefinition TrendSignals { get; } = new(
        "trend-signals",
        [Text("term"), Text("id"), Instant("at"), Text("source"), Text("region"), Number("value"), Text("name")],
        "term",
        "id",
        ["at", "source", "region", "value"]);

    /// <summary>
    /// Gets how much of what was asked of platforms came: partition the platform, id the UTC day <c>yyyy-MM-dd</c>. <c>hours</c> holds 24 shares parted by spaces, 0 to 1,
    /// of the queries for posts and news that were read whole, <c>.</c> where nothing was asked; <c>share</c> is their mean. <c>gaps</c> is a JSON array of
    /// <c>{ source, reason, from, to, queries }</c>. It is a record of collecting, written after the marts, and no part of what is built from the warehouse.
    /// </summary>
    public static MartDefinition TrendCoverage { get; } = new(
        "trend-coverage",
        [Text("platform"), Text("id"), Instant("day"), Number("share"), Text("hours"), Text("gaps"), Integer("sources")],
        "platform",
        "id",
        ["day", "share"]);

    /// <summary>
    /// Gets what models read and say: partition the subject (an item, a user or a prediction), <c>rowKind</c> one of <c>features</c>, <c>prediction</c>, <c>feedback</c>.
    /// Feedback carries the columns of the prediction it is about.
    /// </summary>
    public static MartDefinition Ai { get; } = new(
        "ai",
        [
            Text("subject"), Text("id"), Text("rowKind"), Text("subjectKind"), Number("events"), Number("purchases"), Number("ratingMean"), Number("posts"),
            Number("engagement"), Text("predictionId"), Text("model"), Text("version"), Number("predicted"), Number("lower"), Number("upper"), Text("outcome"),
            Text("comment"), Instant("at"),
        ],
        "subject",
        "id",
        ["rowKind", "subjectKind", "predictionId", "at"]);

    /// <summary>Gets the container that says what each container holds; it is written last, so it is missing or older when a store was lost or restored.</summary>
    public static MartDefinition Watermarks { get; } = new(
        "watermarks",
        [Text("mart"), Text("id"), Text("source"), Text("watermark"), Text("snapshot"), Integer("rows")],
        "mart",
        "id",
        []);

    /// <summary>Gets the marts by name, each with its containers; the first is the one clients query.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<MartDefinition>> Marts { get; } = new Dictionary<string, IReadOnlyList<MartDefinition>>(StringComparer.Ordinal)
    {
        ["user"] = [User],
        ["campaign"] = [Campaign],
        ["trend"] = [Trend, Posts, TrendHistory, TrendSignals],
        ["ai"] = [Ai],
    };

    /// <summary>Gets the containers that clients query: those of the marts, and coverage.</summary>
    public static IReadOnlyList<MartDefinition> Queried { get; } = [.. Marts.Values.SelectMany(containers => containers), TrendCoverage];

    /// <summary>Gets every container there is.</summary>
    public static IReadOnlyList<MartDefinition> All { get; } = [.. Queried, Watermarks];

    /// <summary>Tells which rows of a container the marts stage writes; the others came by way of the intake and are not touched.</summary>
    /// <param name="mart">The container.</param>
    /// <returns>The condition; null for all rows.</returns>
    public static MartFilter? Built(MartDefinition mart) =>
        mart == Ai ? new MartFilter.Compare("rowKind", MartOperator.Equal, "features") : null;

    private static MartColumn Text(string name) => new(name, MartType.Text);

    private static MartColumn Integer(string name) => new(name, MartType.Integer);

    private static MartColumn Number(string name) => new(name, MartType.Number);

    private static MartColumn Instant(string name) => new(name, MartType.Instant);
}
