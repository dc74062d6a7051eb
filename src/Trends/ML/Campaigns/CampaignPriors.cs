namespace Trends.ML.Campaigns;

/// <summary>What is known of campaigns before a request's own history.</summary>
/// <param name="Penalties">How unlikely each shape of <see cref="CurveShape.All"/> is.</param>
/// <param name="RevenueRates">Revenue per unit of spend by channel.</param>
/// <param name="ConversionRates">Conversions per unit of spend by channel.</param>
internal sealed record CampaignPriors(
    IReadOnlyList<double> Penalties,
    IReadOnlyDictionary<string, double> RevenueRates,
    IReadOnlyDictionary<string, double> ConversionRates)
{
    /// <summary>Gets the priors without any data.</summary>
    public static CampaignPriors Usual { get; } = new(CurveShape.UsualPenalties, new Dictionary<string, double>(), new Dictionary<string, double>());

    /// <summary>Gives the rates of an objective.</summary>
    public IReadOnlyDictionary<string, double> Rates(string objective) =>
        objective == CampaignRequest.Revenue ? RevenueRates : ConversionRates;
}
