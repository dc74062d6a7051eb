namespace Trends.Clean;

/// <summary>
/// The one table of cleaning rules. Statistics are taken over the values present in (month, dataset, group), so what
/// stands of a dataset in a month is a function of its own rows there, whatever other datasets the month has. A value is
/// an outlier when it lies more than 1.5 interquartile ranges outside the quartiles or more than 3 standard deviations from the mean; it is flagged and kept.
/// </summary>
public static class FieldRules
{
    /// <summary>The version of the rules and scripts: part of every digest, so that a change rewrites staging.</summary>
    public const string Version = "clean-3";

    private static readonly KindRules Posts = new(
        ["platform", "dataset"],
        [],
        [
            new("likes", Whole: true, Imputation.Median, Logarithmic: true, "likes_z"),
            new("comments", Whole: true, Imputation.Median, Logarithmic: true, "comments_z"),
            new("shares", Whole: true, Imputation.Median, Logarithmic: true, "shares_z"),
            new("views", Whole: true, Imputation.Median, Logarithmic: true, "views_z"),
        ]);

    private static readonly Dictionary<RecordKind, KindRules> Rules = new()
    {
        [RecordKind.Posts] = Posts,
        [RecordKind.News] = Posts,
        [RecordKind.Signals] = new(
            ["dataset", "region"],
            ["dataset", "region", "term"],
            [new("value", Whole: false, Imputation.Interpolate, Logarithmic: false, "value_z")]),
        [RecordKind.Events] = new(
            ["dataset", "kind"],
            [],
            [new("value", Whole: false, Imputation.Median, Logarithmic: false, "value_z")]),
        [RecordKind.Campaigns] = new(
            ["dataset", "campaign", "channel"],
            ["dataset", "campaign", "channel"],
            [
                new("spend", Whole: false, Imputation.None, Logarithmic: false, "spend_z"),
                new("impressions", Whole: true, Imputation.Interpolate, Logarithmic: false, "impressions_z"),
                new("clicks", Whole: true, Imputation.Interpolate, Logarithmic: false, "clicks_z"),
                new("conversions", Whole: false, Imputation.Mean, Logarithmic: false, "conversions_z"),
                new("revenue", Whole: false, Imputation.Median, Logarithmic: false, "revenue_z"),
            ]),
        [RecordKind.Labels] = new([], [], []),
    };

    /// <summary>Gives the rules of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static KindRules For(RecordKind kind) => Rules[kind];
}
