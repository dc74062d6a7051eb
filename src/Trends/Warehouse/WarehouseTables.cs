namespace Trends.Warehouse;

/// <summary>The star schema.</summary>
public static class WarehouseTables
{
    /// <summary>The version of the scripts: part of every digest, so that a change rebuilds the warehouse.</summary>
    public const string Version = "warehouse-5";

    /// <summary>The folder in the lake.</summary>
    public const string Folder = "warehouse";

    /// <summary>Gets the groups of facts and aggregates, which are partitioned by month.</summary>
    public static IReadOnlyList<WarehouseGroup> Groups { get; } =
    [
        new("posts", [RecordKind.Posts, RecordKind.News], ["fact_post", "fact_engagement", "agg_platform_day"]),
        new("terms", [RecordKind.Posts, RecordKind.News], ["fact_post_term", "agg_term_hour"], NeedsNeighbours: true),
        new("signals", [RecordKind.Signals], ["fact_signal"]),
        new("events", [RecordKind.Events], ["fact_event", "agg_user_day", "agg_item_day"]),
        new("campaigns", [RecordKind.Campaigns], ["fact_campaign_day", "agg_campaign_day"]),
        new("labels", [RecordKind.Labels], ["fact_label"]),
    ];

    /// <summary>Gets the dimensions, one part each.</summary>
    public static IReadOnlyList<string> Dimensions { get; } =
    [
        "dim_date", "dim_platform", "dim_author", "dim_publisher", "dim_language", "dim_category", "dim_item", "dim_term", "dim_user", "dim_campaign",
        "dim_channel", "dim_region",
    ];

    /// <summary>Gets all tables.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Dimensions, .. Groups.SelectMany(g => g.Tables)];

    /// <summary>Gives the path of a month's part.</summary>
    /// <param name="table">The table.</param>
    /// <param name="month">The month.</param>
    public static string Part(string table, string month) => $"{Folder}/{table}/month={month}/part-0.parquet";

    /// <summary>Gives the path of a table's only part: a dimension's, or that of a fact table without rows.</summary>
    /// <param name="table">The table.</param>
    public static string Part(string table) => $"{Folder}/{table}/part-0.parquet";
}
