namespace Trends.Simulator.World;

/// <summary>A trend that the world holds by design: what a detector has to find.</summary>
/// <param name="Topic">What is spoken of.</param>
/// <param name="Platforms">Where, in alphabetical order.</param>
/// <param name="StartsAt">Until then the topic has its usual share.</param>
/// <param name="PeaksAt">When its share is highest; the way there is a straight line, the way down halves every <see cref="HalfLife"/>.</param>
/// <param name="Multiplier">How many times its usual share it has at the peak; above 1.</param>
public sealed record PlantedTrend(
    WorldTopic Topic, IReadOnlyList<string> Platforms, DateTimeOffset StartsAt, DateTimeOffset PeaksAt, double Multiplier)
{
    /// <summary>Gets the time in which a trend loses half of what it had above its usual share.</summary>
    public static TimeSpan HalfLife { get; } = TimeSpan.FromHours(12);

    /// <summary>Gets how many times its usual share the topic has at one moment.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>From 1 to <see cref="Multiplier"/>.</returns>
    public double IntensityAt(DateTimeOffset at)
    {
        if (at <= StartsAt)
        {
            return 1;
        }

        double share = at < PeaksAt ? (at - StartsAt) / (PeaksAt - StartsAt) : Math.Pow(0.5, (at - PeaksAt) / HalfLife);
        return 1 + ((Multiplier - 1) * share);
    }
}
