namespace Trends.ML;

/// <summary>One day of a campaign in one channel.</summary>
/// <param name="Campaign">The campaign's id.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Date">The day.</param>
/// <param name="Spend">Money spent; 0 or more.</param>
/// <param name="Impressions">Times shown; 0 or more.</param>
/// <param name="Clicks">Clicks; 0 or more.</param>
/// <param name="Conversions">Conversions; 0 or more.</param>
/// <param name="Revenue">Money earned; 0 or more.</param>
public sealed record CampaignDay(
    string Campaign,
    string Channel,
    DateOnly Date,
    double Spend,
    double Impressions,
    double Clicks,
    double Conversions,
    double Revenue);
