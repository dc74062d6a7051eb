namespace Bench.Serve;

/// <summary>What a server answered under load.</summary>
/// <param name="PerSecond">Requests a second.</param>
/// <param name="P99Ms">The milliseconds that 99 of 100 requests do not pass.</param>
internal sealed record Load(double PerSecond, double P99Ms);
