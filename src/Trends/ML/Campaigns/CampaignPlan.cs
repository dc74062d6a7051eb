namespace Trends.ML.Campaigns;

/// <summary>A divided budget.</summary>
/// <param name="Allocation">One entry a (campaign, channel), in order of their names. Spends add up to the budget, or to the caps where these are less.</param>
/// <param name="Current">How it is without the plan.</param>
public sealed record CampaignPlan(IReadOnlyList<CampaignAllocation> Allocation, CampaignCurrent Current);
