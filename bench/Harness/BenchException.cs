namespace Bench.Harness;

/// <summary>A comparison cannot be made; the message says why and what to do.</summary>
internal sealed class BenchException(string message) : Exception(message);
