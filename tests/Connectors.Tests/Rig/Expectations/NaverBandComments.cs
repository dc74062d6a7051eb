using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>A post is asked about by its band's key and its own.</summary>
internal sealed class NaverBandComments : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "naver-band-comments";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem> Of(SimulatorHost simulator, SourceRead read)
    {
        PlatformWorld world = simulator.Context.World.Of("naver-band");
        WorldItem post = world.Find(read.Query!.Split(' ')[1])!;
        return [.. world.CommentsOf(post).Newest(simulator.Context.Now)];
    }
}
