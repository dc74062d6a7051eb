namespace TrendFunctions.Tests.Monitoring;

/// <summary>A span as a collector gets it.</summary>
public sealed record OtlpSpan(string Source, string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Tags);
