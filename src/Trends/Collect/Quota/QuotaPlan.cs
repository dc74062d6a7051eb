namespace Trends.Collect.Quota;

/// <summary>Stub.</summary>
/// <param name="Name">Name.</param>
public sealed record QuotaPlan(string Name);
