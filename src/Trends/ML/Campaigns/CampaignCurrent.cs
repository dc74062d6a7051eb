namespace Trends.ML.Campaigns;

/// <summary>What the history's mean day spends and is expected to bring.</summary>
/// <param name="Spend">Money a day.</param>
/// <param name="Expected">The objective a day, by the fitted curves.</param>
public sealed record CampaignCurrent(double Spend, double Expected);
