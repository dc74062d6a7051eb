using System.Text.Json;

namespace Trends.Collect.Connect.Lookup;

/// <summary>Where looking through a stream's landed posts stands.</summary>
/// <param name="Path">The raw batch.</param>
/// <param name="Number">The record in it, from 1, that was done last.</param>
internal sealed record RecheckCursor(string Path, long Number)
{
    /// <summary>Tells whether a record stands behind this one.</summary>
    internal bool IsBefore(string path, long number) => string.CompareOrdinal(path, Path) is var order && (order > 0 || (order == 0 && number > Number));

    internal static RecheckCursor? Parse(string json) => JsonSerializer.Deserialize<RecheckCursor>(json);

    internal string ToJson() => JsonSerializer.Serialize(this);
}
