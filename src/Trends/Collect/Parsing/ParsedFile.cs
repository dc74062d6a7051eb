namespace Trends.Collect.Parsing;

/// <summary>What a recorded answer held.</summary>
/// <param name="Records">The records in the order of the file; one that holds others comes before them.</param>
/// <param name="Quarantined">What was found and makes no record.</param>
public sealed record ParsedFile(IReadOnlyList<ParsedRecord> Records, IReadOnlyList<ParseDefect> Quarantined)
{
    /// <summary>Gets how many records were found: none is lost, so they are the mapped and the quarantined ones.</summary>
    public int Found => Records.Count + Quarantined.Count;
}
