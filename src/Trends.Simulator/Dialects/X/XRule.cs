namespace Trends.Simulator.Dialects.X;

/// <summary>A rule of the filtered stream.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Value">Its query.</param>
/// <param name="Tag">Its label; empty for none.</param>
/// <param name="Query">The query, read.</param>
internal sealed record XRule(string Id, string Value, string Tag, XQuery Query);
