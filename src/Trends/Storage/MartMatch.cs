namespace Trends.Storage;

/// <summary>Where a part of text must stand.</summary>
public enum MartMatch
{
    /// <summary>At the beginning.</summary>
    StartsWith,

    /// <summary>At the end.</summary>
    EndsWith,

    /// <summary>Anywhere.</summary>
    Contains,
}
