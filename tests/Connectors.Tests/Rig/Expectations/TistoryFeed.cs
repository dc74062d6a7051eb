using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>A feed holds fifty posts at most.</summary>
internal sealed class TistoryFeed : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "tistory-feed";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem> Of(SimulatorHost simulator, SourceRead read) => NewestOf.Section(simulator, "tistory", read.Query!, 50);
}
