using System.Collections.Concurrent;

namespace Trends.Simulator.World;

/// <summary>All platforms' worlds: the same seed, size and start give the same world. A platform is drawn when first asked for.</summary>
public sealed class SeededWorld
{
    private readonly ConcurrentDictionary<string, Lazy<PlatformWorld>> _platforms = new(StringComparer.Ordinal);

    internal SeededWorld(SimulatorOptions options, IReadOnlyList<PlatformSpec> specs)
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(options.Clock.GetUtcNow().ToUnixTimeSeconds());
        Span = new(now - options.Span, now, now + options.Ahead);
        Chance chance = new((ulong)options.Seed);
        Platforms = [.. specs.Select(s => s.Platform).Order(StringComparer.Ordinal)];
        Trends = PlantedTrends.Draw(chance.For("trends"), Span, Platforms);
        Truth = new(this);

        int count = (int)(options.Size * ((options.Span + options.Ahead) / options.Span));
        foreach (PlatformSpec spec in specs)
        {
            _platforms[spec.Platform] = new(() => new(spec, chance, Span, spec.HasItems ? count : 0, Trends));
        }

        Signals = new(this, chance.For("signals"));
    }

    /// <summary>Gets the time that the world covers.</summary>
    public WorldSpan Span { get; }

    /// <summary>Gets the platforms' names in alphabetical order.</summary>
    public IReadOnlyList<string> Platforms { get; }

    /// <summary>Gets the trends that are planted.</summary>
    public IReadOnlyList<PlantedTrend> Trends { get; }

    /// <summary>Gets what a collector must find.</summary>
    public WorldTruth Truth { get; }

    /// <summary>Gets what is searched for and looked at, for trend lists and page-view series.</summary>
    public TrendSignals Signals { get; }

    /// <summary>Gets one platform's part.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <returns>The same instance each time.</returns>
    /// <exception cref="KeyNotFoundException">No dialect speaks for the platform.</exception>
    public PlatformWorld Of(string platform) => _platforms.TryGetValue(platform, out Lazy<PlatformWorld>? world)
        ? world.Value
        : throw new KeyNotFoundException($"No dialect speaks for '{platform}'; there are {string.Join(", ", Platforms)}.");
}
