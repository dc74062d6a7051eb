using Connectors.Tests.Rig;
using Trends.Collect.Connect;
using Trends.Simulator.World;

namespace Connectors.Tests;

/// <summary>A platform that gives a limited number per answer and has no pages.</summary>
[TestClass]
public sealed class SplitTests
{
    [TestMethod]
    public async Task More_news_than_an_answer_holds_are_read_in_shorter_stretches()
    {
        await using ConnectorRig rig = await ConnectorRig.StartAsync("gdelt", new() { Size = 60_000, Span = TimeSpan.FromDays(2), WithLimits = false });

        DateTimeOffset before = rig.Simulator.Context.Now;

        IReadOnlyList<SourceResult> results = await rig.CollectAsync("gdelt-articles");

        // Waits let the world's time pass: what came or went meanwhile may be there or not.
        DateTimeOffset after = rig.Simulator.Context.Now;
        WorldItem[] expected =
        [
            .. rig.Simulator.Context.World.Of("gdelt").Select(new() { Text = results[0].Read.Query!, TopOnly = true }).Newest(before)
                .Where(i => i.CreatedAt >= before.AddDays(-2) && !i.HasSkewedDate && i.IsVisible(after)),
        ];
        HashSet<string?> landed = [.. (await rig.LandedAsync("gdelt-articles")).Select(l => (string?)l.Record["id"])];
        Assert.IsGreaterThan(500, expected.Length);
        Assert.IsGreaterThan(2, results[0].Pages);
        Assert.IsEmpty(expected.Where(i => !landed.Contains(i.Id)).Select(i => i.Id).Take(5));
    }
}
