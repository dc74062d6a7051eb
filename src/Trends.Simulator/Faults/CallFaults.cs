namespace Trends.Simulator.Faults;

/// <summary>The faults that meet one call.</summary>
internal sealed class CallFaults
{
    private readonly ActiveFault[] _faults;

    public CallFaults(IEnumerable<ActiveFault> faults, string path, DateTimeOffset now) =>
        _faults = [.. faults.Where(f => f.Meets(path, now))];

    public static CallFaults None { get; } = new([], "", default);

    public bool Any => _faults.Length > 0;

    public bool Has(FaultKind kind) => Find(kind) is not null;

    public ActiveFault? Find(FaultKind kind) => Array.Find(_faults, f => f.Fault.Kind == kind);

    public override string ToString() => string.Join(", ", _faults.Select(f => f.Fault.Kind));
}
