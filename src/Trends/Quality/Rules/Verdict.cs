namespace Trends.Quality.Rules;

/// <summary>What became of a checked record.</summary>
/// <param name="Reason">The reason class that makes it unusable; null for a record to accept.</param>
/// <param name="Message">What is wrong, for people; null for a record to accept.</param>
public readonly record struct Verdict(string? Reason, string? Message)
{
    /// <summary>Gets a value indicating whether the record is accepted.</summary>
    public bool IsAccepted => Reason is null;
}
