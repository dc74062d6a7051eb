using Trends.ML;
using Trends.ML.Campaigns;

namespace TrendFunctions.Serving;

/// <summary>What <c>POST api/predict/campaign</c> takes.</summary>
/// <param name="History">Past days.</param>
/// <param name="Budget">The money to divide, for one day like those of the history.</param>
/// <param name="Objective"><c>revenue</c> or <c>conversions</c>.</param>
/// <param name="Constraints">Floors and caps; null for none.</param>
public sealed record CampaignPlanRequest(
    IReadOnlyList<CampaignDay>? History,
    double Budget,
    string? Objective,
    CampaignConstraints? Constraints)
{
    /// <summary>Makes the request that the model takes, which it checks.</summary>
    public CampaignRequest ToRequest()
        => new(History ?? [], Budget, Objective ?? CampaignRequest.Revenue, Constraints?.Floors, Constraints?.Caps);
}
