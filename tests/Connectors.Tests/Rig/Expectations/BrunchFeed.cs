using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>A feed holds twenty posts here.</summary>
internal sealed class BrunchFeed : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "brunch-feed";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem> Of(SimulatorHost simulator, SourceRead read) => NewestOf.Section(simulator, "brunch", read.Query!, 20);
}
