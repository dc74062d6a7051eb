namespace Trends.Clean;

/// <summary>How a missing number is filled in; what was filled in is named in the column <c>imputed</c>.</summary>
public enum Imputation
{
    /// <summary>It stays missing.</summary>
    None,

    /// <summary>By the mean of its group in the month.</summary>
    Mean,

    /// <summary>By the median of its group in the month.</summary>
    Median,

    /// <summary>In its series, on the line between the neighbours in time; beyond the ends by the nearest one.</summary>
    Interpolate,
}
