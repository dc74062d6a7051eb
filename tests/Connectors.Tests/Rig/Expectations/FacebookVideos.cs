using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>Videos have ids of their own, which name no post.</summary>
internal sealed class FacebookVideos : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "facebook-videos";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem>? Of(SimulatorHost simulator, SourceRead read) => null;
}
