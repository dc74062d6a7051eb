using Microsoft.Data.Sqlite;

namespace Functions.Embedded.EventHubs;

/// <summary>The events that functions could not take: list, count, try again.</summary>
internal sealed class HubDeadLetters(HubLog log)
{
    private const string Columns = "d.id, h.name, d.consumer_group, p.position, d.function, d.reason, d.attempts, d.dead_at, d.replaying, d.sequence, d.event_offset, d.enqueued_at, d.event";
    private const string Joined = "dead_letter d JOIN partition p ON p.id=d.partition_id JOIN hub h ON h.id=p.hub_id";

    /// <summary>Counts those of a hub, or of all.</summary>
    public long Count(string? hub = null)
    {
        using SqliteConnection connection = HubSchema.OpenReader(log.File);
        using SqliteCommand count = connection.Prepare($"SELECT count(*) FROM {Joined} WHERE @h IS NULL OR h.name=@h", "@h");
        return count.Number(OrNull(hub));
    }

    /// <summary>Lists those of a hub, or of all, oldest first.</summary>
    /// <param name="hub">The hub; null for all.</param>
    /// <param name="after">The id after which to begin.</param>
    /// <param name="max">How many at most.</param>
    public IReadOnlyList<DeadLetter> List(string? hub = null, long after = 0, int max = 100) =>
        Query("(@h IS NULL OR h.name=@h) AND d.id>@a ORDER BY d.id LIMIT @m", ["@h", "@a", "@m"], OrNull(hub), after, max);

    /// <summary>Puts dead letters up for another try by the function that failed; each goes once the function took it.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="function">The function; null for all.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many were put up, durably.</returns>
    public async Task<int> ReplayAsync(string hub, string? function, CancellationToken cancellationToken)
    {
        if (log.FindHub(hub) is not Hub found)
        {
            return 0;
        }

        ReplayRequestWrite write = new(found, function);
        await log.WriteAsync(write, cancellationToken);
        return write.Count;
    }

    /// <summary>Gives those that wait for a function on a partition, in order.</summary>
    public IReadOnlyList<DeadLetter> Waiting(HubPartition partition, string group, string function, int max) => Query(
        "d.partition_id=@p AND d.consumer_group=@g AND d.function=@f AND d.replaying=1 ORDER BY d.sequence LIMIT @m",
        ["@p", "@g", "@f", "@m"],
        partition.Id,
        group,
        function,
        max);

    private static object OrNull(string? value) => value is null ? DBNull.Value : value;

    private List<DeadLetter> Query(string where, ReadOnlySpan<string> names, params ReadOnlySpan<object> values)
    {
        using SqliteConnection connection = HubSchema.OpenReader(log.File);
        using SqliteCommand list = connection.Prepare($"SELECT {Columns} FROM {Joined} WHERE {where}", names);
        using SqliteDataReader reader = list.Rows(values);
        List<DeadLetter> found = [];
        while (reader.Read())
        {
            found.Add(new DeadLetter(
                reader.GetInt64(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetString(5),
                reader.GetInt32(6),
                new DateTimeOffset(reader.GetInt64(7), TimeSpan.Zero),
                reader.GetBoolean(8),
                EventDecoder.Decode((byte[])reader.GetValue(12), reader.GetInt64(9), reader.GetInt64(10), new DateTimeOffset(reader.GetInt64(11), TimeSpan.Zero), out _)));
        }

        return found;
    }
}
