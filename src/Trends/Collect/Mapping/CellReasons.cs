namespace Trends.Collect.Mapping;

/// <summary>Why a cell could not be used.</summary>
public static class CellReasons
{
    /// <summary>A number was due.</summary>
    public const string NotANumber = "not-a-number";

    /// <summary>NaN or infinite.</summary>
    public const string NotFinite = "not-finite";

    /// <summary>A count below zero.</summary>
    public const string NegativeCount = "negative-count";

    /// <summary>Too large for its type.</summary>
    public const string OutOfRange = "out-of-range";

    /// <summary>No time in the form that the manifest says, or in ISO 8601 or RFC 1123 without one.</summary>
    public const string BadTime = "bad-time";

    /// <summary>Not among the manifest's <c>values</c>, which give no default.</summary>
    public const string UnknownValue = "unknown-value";

    /// <summary>An object where a single value was due.</summary>
    public const string NotAValue = "not-a-value";
}
