namespace Trends.Storage;

/// <summary>The type of a mart's cell; in brackets the .NET type.</summary>
public enum MartType
{
    /// <summary>Text [<see cref="string"/>].</summary>
    Text,

    /// <summary>A whole number [<see cref="long"/>].</summary>
    Integer,

    /// <summary>A finite number [<see cref="double"/>].</summary>
    Number,

    /// <summary>True or false [<see cref="bool"/>].</summary>
    Flag,

    /// <summary>An instant in UTC [<see cref="DateTimeOffset"/>], to the microsecond.</summary>
    Instant,
}
