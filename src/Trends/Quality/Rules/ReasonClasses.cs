using Trends.Collect.Mapping;
using Trends.Collect.Quarantine;

namespace Trends.Quality.Rules;

/// <summary>Reason classes of defects that quality finds; the mapper's own are in <see cref="CellReasons"/>.</summary>
public static class ReasonClasses
{
    /// <summary>A required field is empty.</summary>
    public const string MissingRequired = QuarantineReasons.MissingRequired;

    /// <summary>A time outside of what is accepted: before 1990, or more than 24 hours ahead of the clock.</summary>
    public const string BadTime = QuarantineReasons.BadTime;

    /// <summary>A name longer than a key of a mart can be.</summary>
    public const string NameTooLong = "name-too-long";

    /// <summary>An event of a kind that does not exist.</summary>
    public const string UnknownKind = "unknown-kind";

    /// <summary>A label other than positive, neutral, negative.</summary>
    public const string UnknownLabel = "unknown-label";

    /// <summary>A number below zero where none can be.</summary>
    public const string NegativeNumber = "negative-number";

    /// <summary>A text that has not the form of its field: an address, a language tag, a platform's name.</summary>
    public const string BadPattern = "bad-pattern";
}
