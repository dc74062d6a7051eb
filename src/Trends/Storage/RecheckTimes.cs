namespace Trends.Storage;

/// <summary>The times of every <see cref="Rechecked{T}"/>.</summary>
public static class RecheckTimes
{
    /// <summary>Gets how long a value is used before it is read again.</summary>
    public static TimeSpan After { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets how long a store may take to answer before the value that is known is used.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(1);
}
