using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>A feed holds ten posts.</summary>
internal sealed class MediumFeed : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "medium-feed";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem> Of(SimulatorHost simulator, SourceRead read) => NewestOf.Section(simulator, "medium", read.Query!, 10);
}
