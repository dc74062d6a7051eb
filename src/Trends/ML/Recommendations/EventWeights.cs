namespace Trends.ML.Recommendations;

/// <summary>How much each kind of event says that a user likes an item.</summary>
internal static class EventWeights
{
    /// <summary>Gives the weight of an event.</summary>
    /// <param name="kind">The event's kind.</param>
    /// <param name="value">Its value; counts for ratings, on a scale to 5.</param>
    public static float Of(string kind, double? value) => kind switch
    {
        "rating" or "review" or "satisfaction" => (float)(Math.Clamp(value ?? 3, 0.5, 5) / 5),
        "purchase" => 2f,
        "cart" => 1.5f,
        "mission" or "checklist" or "progress" => 1.2f,
        "scroll" or "dwell" => 0.5f,
        _ => 1f,
    };
}
