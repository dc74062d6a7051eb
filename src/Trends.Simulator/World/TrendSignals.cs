namespace Trends.Simulator.World;

/// <summary>What is searched for and looked at: hourly volumes per topic and region, driven by the same planted trends as the items.</summary>
public sealed class TrendSignals
{
    private readonly SeededWorld _world;
    private readonly Chance _chance;

    internal TrendSignals(SeededWorld world, Chance chance)
    {
        _world = world;
        _chance = chance;
    }

    /// <summary>Gets the volume of a topic in the hour of a moment.</summary>
    /// <param name="platform">Where it is counted; a trend is planted on some platforms only.</param>
    /// <param name="region">ISO 3166 alpha-2, such as <c>KR</c>; Korean topics are rare elsewhere.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="at">The moment.</param>
    /// <returns>Zero or more.</returns>
    public int Volume(string platform, string region, WorldTopic topic, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(topic);
        long hour = at.ToUnixTimeSeconds() / 3600;
        bool korean = topic.Language == "ko";
        double home = korean == (region is "KR") ? 0.9 : 0.1;
        Chance topicChance = _chance.For(topic.Tag);
        PlantedTrend? trend = _world.Trends.FirstOrDefault(t => t.Topic == topic);
        double usual = (trend is null ? 200 : 60) * (0.5 + topicChance.Unit(0)) * home;
        double rhythm = 1 + (0.5 * Math.Sin((((hour + (region is "KR" ? 9 : -5)) % 24) - 10) / 24.0 * 2 * Math.PI));
        double noise = 0.85 + (0.3 * topicChance.For(region).For(hour).Unit(1));
        double intensity = trend is not null && trend.Platforms.Contains(platform) ? trend.IntensityAt(at) : 1;
        return (int)(usual * rhythm * noise * intensity);
    }

    /// <summary>Gets a topic's volume over time.</summary>
    /// <param name="platform">Where it is counted.</param>
    /// <param name="region">ISO 3166 alpha-2.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="from">The first moment, on a whole hour.</param>
    /// <param name="to">The end, left out.</param>
    /// <param name="step">The time between two points, in whole hours.</param>
    /// <returns>Points in order of time; each holds the volume from its moment to the next one.</returns>
    public IEnumerable<(DateTimeOffset At, int Volume)> Series(
        string platform, string region, WorldTopic topic, DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        for (DateTimeOffset at = from; at < to; at += step)
        {
            int volume = 0;
            for (DateTimeOffset hour = at; hour < at + step; hour = hour.AddHours(1))
            {
                volume += Volume(platform, region, topic, hour);
            }

            yield return (at, volume);
        }
    }

    /// <summary>Gets the topics of the greatest volume, the greatest first.</summary>
    /// <param name="platform">Where it is counted.</param>
    /// <param name="region">ISO 3166 alpha-2.</param>
    /// <param name="at">The moment.</param>
    /// <param name="take">How many at most.</param>
    /// <returns>Topics with their volume of the last day.</returns>
    public IReadOnlyList<TrendSignal> Top(string platform, string region, DateTimeOffset at, int take) =>
        [.. PlatformWorld.AllTopics
            .Select(t => new TrendSignal(t, DayVolume(platform, region, t, at), StartedAt(t, at)))
            .OrderByDescending(s => s.Volume)
            .Take(take)];

    private int DayVolume(string platform, string region, WorldTopic topic, DateTimeOffset at)
    {
        int volume = 0;
        for (int h = 0; h < 24; h++)
        {
            volume += Volume(platform, region, topic, at.AddHours(-h));
        }

        return volume;
    }

    private DateTimeOffset StartedAt(WorldTopic topic, DateTimeOffset at) =>
        _world.Trends.FirstOrDefault(t => t.Topic == topic) is { } trend && trend.StartsAt <= at
            ? trend.StartsAt
            : DateTimeOffset.FromUnixTimeSeconds((at.ToUnixTimeSeconds() / 86400) * 86400);
}
