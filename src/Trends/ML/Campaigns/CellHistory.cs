namespace Trends.ML.Campaigns;

/// <summary>The days of one campaign in one channel, in order of the date.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Spends">What was spent each day.</param>
/// <param name="Outcomes">What the objective was each day.</param>
internal sealed record CellHistory(string Campaign, string Channel, double[] Spends, double[] Outcomes)
{
    /// <summary>Gets the mean of the days with spend; 1 when there are none.</summary>
    public double Typical
    {
        get
        {
            double[] spent = [.. Spends.Where(s => s > 0)];
            return spent.Length == 0 ? 1 : spent.Average();
        }
    }

    /// <summary>Gathers rows by campaign and channel, in order of their names.</summary>
    /// <param name="days">The rows.</param>
    /// <param name="objective">The objective that outcomes are of.</param>
    public static IReadOnlyList<CellHistory> From(IEnumerable<CampaignDay> days, string objective) =>
    [
        .. days.GroupBy(d => (d.Campaign, d.Channel))
            .OrderBy(g => g.Key.Campaign, StringComparer.Ordinal).ThenBy(g => g.Key.Channel, StringComparer.Ordinal)
            .Select(g => Gather(g.Key.Campaign, g.Key.Channel, [.. g.GroupBy(d => d.Date).OrderBy(d => d.Key)], objective)),
    ];

    private static CellHistory Gather(string campaign, string channel, IGrouping<DateOnly, CampaignDay>[] dates, string objective) => new(
        campaign,
        channel,
        [.. dates.Select(d => d.Sum(r => r.Spend))],
        [.. dates.Select(d => d.Sum(r => objective == CampaignRequest.Revenue ? r.Revenue : r.Conversions))]);
}
