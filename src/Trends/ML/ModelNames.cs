namespace Trends.ML;

/// <summary>The names of the models as paths, reports and clients write them.</summary>
public static class ModelNames
{
    /// <summary>Sentiment of texts.</summary>
    public const string Sentiment = "sentiment";

    /// <summary>Forecasts of series.</summary>
    public const string Trend = "trend";

    /// <summary>Items for users.</summary>
    public const string Recommendation = "recommendation";

    /// <summary>Budgets of campaigns.</summary>
    public const string Campaign = "campaign";

    /// <summary>Gets every name in the order of training.</summary>
    public static IReadOnlyList<string> All { get; } = [Sentiment, Trend, Recommendation, Campaign];
}
