using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>The front pages hold what is not older than three days here.</summary>
internal sealed class HackerNewsTop : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "hackernews-top";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem> Of(SimulatorHost simulator, SourceRead read)
    {
        PlatformWorld world = simulator.Context.World.Of("hackernews");
        return [.. world.Select(new() { TopOnly = true }).Newest(simulator.Context.Now, above: world.NumberAt(simulator.Context.Now.AddDays(-3)) - 1)];
    }
}
