using System.Globalization;
using System.Text.Json;
using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;

namespace Functions.Embedded.Durable.Client;

/// <summary>What clients read.</summary>
internal static class InstanceQueries
{
    /// <summary>Reads one orchestration.</summary>
    internal static InstanceRow? Find(DurableFile file, string id)
    {
        using SqliteConnection connection = file.OpenReader();
        using Statement find = new(connection, $"SELECT {InstanceRow.Columns} FROM instances WHERE id = $0", 1);
        return InstanceReader.One(find, id);
    }

    /// <summary>Reads a page of orchestrations, in order of creation.</summary>
    /// <exception cref="ArgumentException">The continuation token is not one of ours.</exception>
    internal static Page<OrchestrationMetadata> List(DurableFile file, OrchestrationQuery query, string? token, int size)
    {
        string statuses = query.Statuses is { } wanted ? $"AND status IN ({string.Join(',', wanted.Select(status => (int)status))})" : string.Empty;
        string prefix = query.InstanceIdPrefix is { Length: > 0 } ? "AND substr(id, 1, length($4)) = $4" : "AND $4 IS NULL";
        using SqliteConnection connection = file.OpenReader();
        using Statement select = new(
            connection,
            $"SELECT {InstanceRow.Columns} FROM instances WHERE key > $0 AND created_at >= $1 AND created_at <= $2 {statuses} {prefix} ORDER BY key LIMIT $3",
            5);
        List<InstanceRow> found = [];
        using SqliteDataReader rows = select.Query(
            After(token),
            query.CreatedFrom?.UtcTicks ?? 0,
            query.CreatedTo?.UtcTicks ?? long.MaxValue,
            size + 1,
            query.InstanceIdPrefix is { Length: > 0 } given ? given : null);
        while (rows.Read())
        {
            found.Add(InstanceRow.Read(rows));
        }

        // One more than the page was read to know whether another follows.
        bool isLast = found.Count <= size;
        List<InstanceRow> page = isLast ? found : found[..size];
        return new(
            [.. page.Select(row => Describe(row, query.FetchInputsAndOutputs))],
            isLast ? null : page[^1].State.Key.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Turns a row into what clients get.</summary>
    internal static OrchestrationMetadata Describe(InstanceRow row, bool payloads) => new(row.State.Name, row.State.Id)
    {
        RuntimeStatus = row.State.Status,
        CreatedAt = new(row.CreatedAt),
        LastUpdatedAt = new(row.UpdatedAt),
        DataConverter = payloads ? JsonDataConverter.Default : null,
        SerializedInput = payloads ? row.Input : null,
        SerializedOutput = payloads ? row.Output : null,
        SerializedCustomStatus = payloads ? row.CustomStatus : null,
        FailureDetails = row.State.Status == OrchestrationRuntimeStatus.Failed ? FailureJson.Read(row.Failure) : null,
        Tags = row.Tags is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(row.Tags)!,
    };

    private static long After(string? token) =>
        string.IsNullOrEmpty(token) ? 0
        : long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out long key) ? key
        : throw new ArgumentException($"'{token}' is no continuation token of this listing. Pass the token of the page before, or null for the first page.");
}
