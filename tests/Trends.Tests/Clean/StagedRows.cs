using Trends.Clean;
using Trends.Tests.Fixtures;

namespace Trends.Tests.Clean;

/// <summary>Reads staging for comparison.</summary>
internal static class StagedRows
{
    // What tells copies of a record apart, and when it came, is no content.
    private static readonly string[] NoContent = ["batch", "line", "version_at"];

    /// <summary>Gives the rows of a kind as sorted texts, of all datasets or one.</summary>
    public static async Task<string> ReadAsync(TestLake lake, RecordKind kind, string? dataset = null)
    {
        Stages stages = new(lake);
        string columns = string.Join(", ", StagingColumns.All(kind).Select(c => c.Name).Except(NoContent).Select(c => $"\"{c}\" := \"{c}\""));
        string where = dataset is null ? "true" : $"dataset = '{dataset}'";
        return string.Join('\n', await stages.TextsAsync($"SELECT struct_pack({columns})::VARCHAR FROM {stages.Staging(kind)} WHERE {where} ORDER BY 1"));
    }
}
