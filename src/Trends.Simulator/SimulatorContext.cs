using Trends.Simulator.Faults;
using Trends.Simulator.Limits;
using Trends.Simulator.World;

namespace Trends.Simulator;

/// <summary>What all dialects share: world, clock, limits, faults, tokens and log.</summary>
public sealed class SimulatorContext
{
    internal SimulatorContext(SimulatorOptions options, SeededWorld world)
    {
        Options = options;
        World = world;
        Limits = new(options.WithLimits, options.LimitScale);
        Log = new(options.LogCapacity);
    }

    /// <summary>Gets how the simulator was set up.</summary>
    public SimulatorOptions Options { get; }

    /// <summary>Gets the world.</summary>
    public SeededWorld World { get; }

    /// <summary>Gets the outages on command.</summary>
    public FaultBoard Faults { get; } = new();

    /// <summary>Gets the tokens that were issued.</summary>
    public SimulatorTokens Tokens { get; } = new();

    /// <summary>Gets the requests that came in.</summary>
    public SimulatorLog Log { get; }

    /// <summary>Gets the present moment, by the injected clock.</summary>
    public DateTimeOffset Now => Options.Clock.GetUtcNow();

    internal LimitBook Limits { get; }
}
