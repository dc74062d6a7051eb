using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>The comments of a post that is named by its owner and its id.</summary>
internal sealed class VkComments : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "vk-comments";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem>? Of(SimulatorHost simulator, SourceRead read)
    {
        PlatformWorld world = simulator.Context.World.Of("vk");
        return world.Find(read.Query!.Split(' ')[1]) is { } post ? [.. world.CommentsOf(post).Newest(simulator.Context.Now)] : [];
    }
}
