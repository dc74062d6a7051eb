using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>The caller's own posts.</summary>
internal sealed class ThreadsPosts : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "threads-posts";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem>? Of(SimulatorHost simulator, SourceRead read)
    {
        PlatformWorld world = simulator.Context.World.Of("threads");
        return [.. world.Select(new() { AuthorIndex = world.Author(0).Index, TopOnly = true }).Newest(simulator.Context.Now)];
    }
}
