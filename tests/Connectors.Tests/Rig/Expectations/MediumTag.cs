using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>A tag's feed holds ten posts.</summary>
internal sealed class MediumTag : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "medium-tag";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem> Of(SimulatorHost simulator, SourceRead read)
        => [.. simulator.Context.World.Of("medium").Select(new() { Tag = string.Concat(read.Query!.Where(c => !char.IsWhiteSpace(c))), TopOnly = true }).Newest(simulator.Context.Now).Take(10)];
}
