namespace Trends.ML.Campaigns;

/// <summary>A budget to divide among campaigns.</summary>
/// <param name="History">Past days, a row a (campaign, channel, date); 1 to 100,000.</param>
/// <param name="Budget">The money to divide, for one day like those of the history; 0 or more.</param>
/// <param name="Objective">What to maximise: <c>revenue</c> or <c>conversions</c>.</param>
/// <param name="Floors">The least spend by <c>campaign/channel</c>, campaign or channel; null for none.</param>
/// <param name="Caps">The most spend by the same names; null for none.</param>
public sealed record CampaignRequest(
    IReadOnlyList<CampaignDay> History,
    double Budget,
    string Objective = CampaignRequest.Revenue,
    IReadOnlyDictionary<string, double>? Floors = null,
    IReadOnlyDictionary<string, double>? Caps = null)
{
    /// <summary>The objective of money earned.</summary>
    public const string Revenue = "revenue";

    /// <summary>The objective of conversions.</summary>
    public const string Conversions = "conversions";
}
