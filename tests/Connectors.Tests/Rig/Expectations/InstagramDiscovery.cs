using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>Another account's media come as one page within the account's own object.</summary>
internal sealed class InstagramDiscovery : IExpectation
{
    private const int Page = 25;

    /// <inheritdoc/>
    public string Stream => "instagram-discovery";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem> Of(SimulatorHost simulator, SourceRead read)
        => [.. simulator.Context.World.Of("instagram").Select(new() { Section = read.Query, TopOnly = true }).Newest(simulator.Context.Now).Take(Page)];
}
