using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>Photos have ids of their own, which name no post.</summary>
internal sealed class FacebookPhotos : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "facebook-photos";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem>? Of(SimulatorHost simulator, SourceRead read) => null;
}
