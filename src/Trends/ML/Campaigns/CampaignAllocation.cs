namespace Trends.ML.Campaigns;

/// <summary>What one campaign gets in one channel.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Spend">The money it gets, for one day.</param>
/// <param name="Expected">The objective expected of that.</param>
/// <param name="Lower">The lower end of its 95 % interval; 0 or more.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="MarginalReturn">What one unit of money more would add to the objective.</param>
public sealed record CampaignAllocation(string Campaign, string Channel, double Spend, double Expected, double Lower, double Upper, double MarginalReturn);
