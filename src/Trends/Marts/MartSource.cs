using Trends.Engine;
using Trends.Storage;
using Trends.Warehouse;

namespace Trends.Marts;

/// <summary>Which tables of the warehouse a container is made from, and how it is cut.</summary>
/// <param name="Mart">The container; a script of its name selects its rows, with their month in the column <c>part</c> where it is monthly.</param>
/// <param name="Facts">Its facts and aggregates.</param>
/// <param name="Dimensions">Its dimensions. They spell keys out, so a change of theirs alone changes no row.</param>
/// <param name="IsMonthly">Whether each month's rows are a function of that month and some before it; otherwise all rows are one part.</param>
/// <param name="MonthsBefore">Of how many months before it a month is a function, too.</param>
internal sealed record MartSource(
    MartDefinition Mart, IReadOnlyList<string> Facts, IReadOnlyList<string> Dimensions, bool IsMonthly = false, int MonthsBefore = 0)
{
    /// <summary>The part of a container that is not cut.</summary>
    public const string Whole = "all";

    private static readonly Dictionary<string, MartSource> Sources = new List<MartSource>
    {
        new(MartDefinitions.User, ["fact_event", "agg_user_day"], ["dim_user"]),
        new(MartDefinitions.Campaign, ["fact_campaign_day"], ["dim_campaign", "dim_channel", "dim_date"]),

        // 28 days before the first hours of March may lie in January: February has 28 days, and a month begins some hours before or after a UTC day does.
        new(MartDefinitions.Trend, ["agg_term_hour"], [], IsMonthly: true, MonthsBefore: 2),
        new(MartDefinitions.TrendHistory, ["agg_term_hour"], [], IsMonthly: true),
        new(MartDefinitions.Posts, ["agg_term_hour", "fact_post_term", "fact_post"], ["dim_platform", "dim_language"], IsMonthly: true),
        new(MartDefinitions.TrendSignals, ["fact_signal"], ["dim_term", "dim_region"], IsMonthly: true),
        new(MartDefinitions.Ai, ["agg_item_day", "agg_user_day", "fact_post"], ["dim_item", "dim_user"]),
    }.ToDictionary(s => s.Mart.Name, StringComparer.Ordinal);

    /// <summary>Gives a container's source.</summary>
    public static MartSource Of(MartDefinition mart) => Sources[mart.Name];

    /// <summary>Gives the months that a part's rows are made from, itself included.</summary>
    public IReadOnlyList<string> MonthsOf(string part) => MonthName.Around(part, MonthsBefore, after: 0);

    /// <summary>Says what each part of the container is to be made from, and of how many rows of its first table; months without rows are left out.</summary>
    public IReadOnlyList<MartPart> Plan(OutputManifest warehouse)
    {
        if (!IsMonthly)
        {
            IEnumerable<string> inputs = warehouse.Outputs.Keys.Where(path => Facts.Any(t => path.StartsWith($"{WarehouseTables.Folder}/{t}/", StringComparison.Ordinal)));
            return [new(Whole, Digest(warehouse, inputs), 0)];
        }

        return
        [
            .. warehouse.Outputs
                .Where(o => o.Value.Rows > 0 && o.Key.StartsWith($"{WarehouseTables.Folder}/{Facts[0]}/month=", StringComparison.Ordinal))
                .Select(o => (Month: MonthName.OfPath(o.Key)!, o.Value.Rows))
                .Select(m => new MartPart(m.Month, Digest(warehouse, MonthsOf(m.Month).SelectMany(month => Facts.Select(t => WarehouseTables.Part(t, month)))), m.Rows)),
        ];
    }

    private static string Digest(OutputManifest warehouse, IEnumerable<string> inputs) =>
        OutputDigest.Of(MartDefinitions.Version, inputs.Select(path => $"{path} {warehouse.Outputs.GetValueOrDefault(path)?.Digest}"));
}
