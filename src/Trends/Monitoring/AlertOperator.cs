namespace Trends.Monitoring;

/// <summary>On which side of its threshold a rule fires; at the threshold it is silent.</summary>
public enum AlertOperator
{
    /// <summary>Fires above.</summary>
    GreaterThan,

    /// <summary>Fires below.</summary>
    LessThan,
}
