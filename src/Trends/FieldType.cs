namespace Trends;

/// <summary>The type of a canonical field; in brackets the .NET type of its cells.</summary>
public enum FieldType
{
    /// <summary>Text [<see cref="string"/>].</summary>
    Text,

    /// <summary>A whole number, zero or more [<see cref="long"/>].</summary>
    Count,

    /// <summary>A finite number [<see cref="double"/>].</summary>
    Number,

    /// <summary>An instant in UTC [<see cref="DateTimeOffset"/>].</summary>
    Instant,

    /// <summary>A calendar day without zone [<see cref="DateOnly"/>].</summary>
    Day,

    /// <summary>Several texts [<see cref="string"/> array].</summary>
    TextList,
}
