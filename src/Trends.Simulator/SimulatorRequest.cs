namespace Trends.Simulator;

/// <summary>A request that the simulator answered.</summary>
/// <param name="Platform">The platform's name.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query within the platform, secrets blotted out.</param>
/// <param name="Status">The status code of the answer.</param>
/// <param name="RejectedByLimit">Whether a limit or a quota block refused it.</param>
/// <param name="Faults">The faults that met it, comma separated; empty for most.</param>
/// <param name="At">When it came, by the simulator's clock.</param>
public sealed record SimulatorRequest(
    string Platform, string Method, string Path, int Status, bool RejectedByLimit, string Faults, DateTimeOffset At);
