namespace TrendFunctions.Serving;

/// <summary>What <c>POST api/models/{name}/promote</c> takes.</summary>
/// <param name="Version">The version; null for the newest.</param>
public sealed record PromoteRequest(string? Version);
