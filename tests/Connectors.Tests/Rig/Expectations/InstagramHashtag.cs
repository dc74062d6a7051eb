using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>The posts of the last day with a hashtag, asked for by its id: only the platform knows which hashtag that is.</summary>
internal sealed class InstagramHashtag : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "instagram-hashtag";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem>? Of(SimulatorHost simulator, SourceRead read) => null;
}
