namespace Trends.Simulator.World;

/// <summary>Draws the trends that a world holds by design.</summary>
internal static class PlantedTrends
{
    public static IReadOnlyList<PlantedTrend> Draw(Chance chance, WorldSpan span, IReadOnlyList<string> platforms) =>
        [.. WorldTopics.Plantable.Select((topic, i) => Draw(chance.For(i), topic, i, span, platforms))];

    private static PlantedTrend Draw(Chance chance, WorldTopic topic, int index, WorldSpan span, IReadOnlyList<string> platforms)
    {
        // Spread over the span, the last one rising still when the world is made; all are known before that moment.
        double share = (index + 1 + (0.5 * chance.Unit(0))) / (WorldTopics.Plantable.Count + 1);
        DateTimeOffset startsAt = DateTimeOffset.FromUnixTimeSeconds((span.From + ((span.Now - span.From) * share)).ToUnixTimeSeconds());
        return new(
            topic,
            [.. platforms.Where(p => chance.For(p).Unit(0) < 0.7)],
            startsAt,
            startsAt.AddHours(6 + chance.Below(1, 18)),
            15 + chance.Below(2, 35));
    }
}
