using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable.Storage;

/// <summary>Everything stored of an orchestration but its history.</summary>
/// <param name="State">What changes must know of it.</param>
/// <param name="Version">The version; empty for none.</param>
/// <param name="CreatedAt">When it was created, in UTC.</param>
/// <param name="UpdatedAt">When it last changed, in UTC.</param>
/// <param name="Processed">The last history row its code has seen; -1 before the start, 0 after it.</param>
/// <param name="Input">The input as JSON.</param>
/// <param name="Output">The output as JSON.</param>
/// <param name="CustomStatus">The custom status as JSON.</param>
/// <param name="Failure">Why it failed.</param>
/// <param name="Tags">Labels as JSON.</param>
internal sealed record InstanceRow(
    InstanceState State,
    string Version,
    DateTime CreatedAt,
    DateTime UpdatedAt,
    long Processed,
    string? Input,
    string? Output,
    string? CustomStatus,
    string? Failure,
    string? Tags)
{
    /// <summary>The columns of <see cref="State"/>, in the order <see cref="ReadState"/> takes them.</summary>
    internal const string StateColumns =
        "key, id, name, status, generation, parent_key, parent_generation, parent_task, parent_id, parent_name, started_at, trace";

    /// <summary>The columns, in the order <see cref="Read"/> takes them.</summary>
    internal const string Columns = StateColumns + ", version, created_at, updated_at, processed, input, output, custom_status, failure, tags";

    /// <summary>Reads a row with <see cref="Columns"/>.</summary>
    internal static InstanceRow Read(Microsoft.Data.Sqlite.SqliteDataReader row) => new(
        ReadState(row),
        row.GetString(12),
        Time(row.GetInt64(13)),
        Time(row.GetInt64(14)),
        row.GetInt64(15),
        Text(row, 16),
        Text(row, 17),
        Text(row, 18),
        Text(row, 19),
        Text(row, 20));

    /// <summary>Reads a row that begins with <see cref="StateColumns"/>.</summary>
    internal static InstanceState ReadState(Microsoft.Data.Sqlite.SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        (OrchestrationRuntimeStatus)row.GetInt32(3),
        row.GetInt32(4),
        row.IsDBNull(5) ? null : new(row.GetInt64(5), row.GetInt32(6), row.GetInt32(7), row.GetString(8), row.GetString(9)),
        Time(row.GetInt64(10)),
        Text(row, 11));

    private static DateTime Time(long ticks) => new(ticks, DateTimeKind.Utc);

    private static string? Text(Microsoft.Data.Sqlite.SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
