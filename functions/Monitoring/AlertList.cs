using Trends.Monitoring;

namespace TrendFunctions.Monitoring;

/// <summary>The alerts of <c>GET api/monitoring/alerts</c>.</summary>
/// <param name="EvaluatedBy"><c>host</c> where this process evaluates the rules, <c>azure-monitor</c> where they are evaluated outside it.</param>
/// <param name="Items">Where they stand, those that fired first.</param>
public sealed record AlertList(string EvaluatedBy, IReadOnlyList<AlertState> Items)
{
    /// <summary>Takes the list from a watch.</summary>
    /// <param name="watch">The watch.</param>
    internal static AlertList Of(AlertWatch watch) => new(watch.IsStarted ? "host" : "azure-monitor", watch.States());
}
