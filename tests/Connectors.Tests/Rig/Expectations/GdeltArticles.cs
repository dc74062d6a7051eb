using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>The first read goes two days back, by the time at which an article was first seen.</summary>
internal sealed class GdeltArticles : IExpectation
{
    /// <inheritdoc/>
    public string Stream => "gdelt-articles";

    /// <inheritdoc/>
    public IReadOnlyList<WorldItem> Of(SimulatorHost simulator, SourceRead read)
    {
        DateTimeOffset now = simulator.Context.Now;
        return [.. simulator.Context.World.Of("gdelt").Select(new() { Text = read.Query, TopOnly = true }).Newest(now).Where(i => i.VisibleFrom >= now.AddDays(-2))];
    }
}
