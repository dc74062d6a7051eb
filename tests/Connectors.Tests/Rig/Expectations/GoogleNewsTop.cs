using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>The edition decides the language, Korean by default.</summary>
internal sealed class GoogleNewsTop : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "google-news-top";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem> Of(SimulatorHost simulator, SourceRead read)
        => [.. simulator.Context.World.Of("google-news").Select(new() { Language = "ko" }).Newest(simulator.Context.Now).Take(10)];
}
