using System.Collections.Concurrent;

namespace Trends.Simulator.Faults;

/// <summary>Outages on command: what goes wrong where. Safe to change while calls run.</summary>
public sealed class FaultBoard
{
    private readonly ConcurrentDictionary<string, ActiveFault[]> _faults = new(StringComparer.Ordinal);

    /// <summary>Lets something go wrong on a platform; a fault of the same kind and path is replaced.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <param name="fault">What goes wrong.</param>
    public void Set(string platform, Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ActiveFault active = new(fault);
        _faults.AddOrUpdate(
            platform,
            [active],
            (_, old) => [.. old.Where(f => f.Fault.Kind != fault.Kind || f.Fault.Path != fault.Path), active]);
    }

    /// <summary>Ends all faults of a platform.</summary>
    /// <param name="platform">The platform's name.</param>
    public void Clear(string platform) => _faults.TryRemove(platform, out _);

    /// <summary>Ends all faults of all platforms.</summary>
    public void ClearAll() => _faults.Clear();

    /// <summary>Gets the faults that are set on a platform, those that are over included.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <returns>The faults in the order in which they were set.</returns>
    public IReadOnlyList<Fault> Of(string platform) =>
        _faults.TryGetValue(platform, out ActiveFault[]? faults) ? [.. faults.Select(f => f.Fault)] : [];

    /// <summary>Counts a call and finds what meets it.</summary>
    internal CallFaults Meet(string platform, string path, DateTimeOffset now) =>
        _faults.TryGetValue(platform, out ActiveFault[]? faults) ? new(faults, path, now) : CallFaults.None;
}
