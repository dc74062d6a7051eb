namespace Trends.ML.Campaigns;

/// <summary>Trains the campaign model: which shapes curves have, and what each channel brings.</summary>
public sealed class CampaignTrainer : IModelTrainer
{
    /// <summary>The fewest dates; the last quarter of them is held out.</summary>
    public const int LeastDates = 12;

    /// <inheritdoc/>
    public string Name => ModelNames.Campaign;

    /// <inheritdoc/>
    public string Code => "1";

    /// <inheritdoc/>
    public string Parameters => $"shapes={CurveShape.All.Count};dates={LeastDates}";

    /// <inheritdoc/>
    public async Task<ITrainingSet> ReadAsync(ITrainingData data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        List<CampaignDay> days = [];
        await foreach (CampaignDay day in data.ReadCampaignDaysAsync(cancellationToken))
        {
            days.Add(day);
        }

        return new CampaignTrainingSet([.. days.OrderBy(d => d.Date).ThenBy(d => d.Campaign, StringComparer.Ordinal).ThenBy(d => d.Channel, StringComparer.Ordinal).ThenBy(d => d.Spend).ThenBy(d => d.Revenue).ThenBy(d => d.Conversions)]);
    }
}
