using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>The asking account's own posts.</summary>
internal sealed class InstagramMedia : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "instagram-media";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem>? Of(SimulatorHost simulator, SourceRead read)
        => [.. simulator.Context.World.Of("instagram").Select(new() { AuthorIndex = 0, TopOnly = true }).Newest(simulator.Context.Now)];
}
