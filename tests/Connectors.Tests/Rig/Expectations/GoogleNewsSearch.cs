using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>The edition decides the language: the Korean one, by default, finds no English items.</summary>
internal sealed class GoogleNewsSearch : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "google-news-search";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem> Of(SimulatorHost simulator, SourceRead read)
        => [.. simulator.Context.World.Of("google-news").Select(new() { Text = read.Query, Language = "ko" }).Newest(simulator.Context.Now).Take(10)];
}
