using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>The user's own videos.</summary>
internal sealed class TikTokOwn : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "tiktok-own";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem>? Of(SimulatorHost simulator, SourceRead read)
        => [.. simulator.Context.World.Of("tiktok").Select(new() { AuthorIndex = 0, TopOnly = true }).Newest(simulator.Context.Now)];
}
