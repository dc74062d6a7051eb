namespace Trends.Monitoring;

/// <summary>Where Azure finds a rule's measurements.</summary>
public enum AlertKind
{
    /// <summary>In the workspace, by a query: what the product measures itself.</summary>
    Log,

    /// <summary>In the metrics that an Azure service keeps of itself.</summary>
    Metric,
}
