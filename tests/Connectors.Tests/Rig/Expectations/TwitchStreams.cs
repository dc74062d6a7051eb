using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>What was made within the last day is live.</summary>
internal sealed class TwitchStreams : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "twitch-streams";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem>? Of(SimulatorHost simulator, SourceRead read)
    {
        DateTimeOffset now = simulator.Context.Now;
        return [.. simulator.Context.World.Of("twitch").Select(new() { Section = read.Query, TopOnly = true }).Newest(now).Where(i => i.CreatedAt > now.AddHours(-23))];
    }
}
