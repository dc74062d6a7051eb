using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>The newest 50 posts of an account: the edge within a field has no page of its own.</summary>
internal sealed class InstagramDiscovery : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "instagram-discovery";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem>? Of(SimulatorHost simulator, SourceRead read)
    {
        PlatformWorld world = simulator.Context.World.Of("instagram");
        return world.FindAuthor(read.Query!) is { } account ? [.. world.Select(new() { AuthorIndex = account.Index, TopOnly = true }).Newest(simulator.Context.Now).Take(50)] : [];
    }
}
