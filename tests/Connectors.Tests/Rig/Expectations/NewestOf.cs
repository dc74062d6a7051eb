using Trends.Simulator;
using Trends.Simulator.World;

namespace Connectors.Tests.Rig.Expectations;

/// <summary>What a feed holds: the newest items only.</summary>
internal static class NewestOf
{
    public static IReadOnlyList<WorldItem> Section(SimulatorHost simulator, string platform, string query, int most)
    {
        PlatformWorld world = simulator.Context.World.Of(platform);
        string section = world.Spec.Sections.Single(s => query.Contains(s, StringComparison.Ordinal));
        return [.. world.Select(new() { Section = section, TopOnly = true }).Newest(simulator.Context.Now).Take(most)];
    }
}
