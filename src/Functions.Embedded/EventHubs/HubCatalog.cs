using Microsoft.Data.Sqlite;

namespace Functions.Embedded.EventHubs;

/// <summary>Reads which hubs, partitions and consumer groups a file holds.</summary>
internal static class HubCatalog
{
    /// <summary>Reads all hubs.</summary>
    public static IReadOnlyList<Hub> Load(SqliteConnection connection)
    {
        List<(string Name, long CreatedAt, HubPartition Partition)> rows = [];
        using SqliteCommand hubs = connection.Prepare(
            "SELECT h.name, h.created_at, p.id, p.position, p.next_sequence, p.next_offset, p.last_enqueued FROM hub h JOIN partition p ON p.hub_id=h.id ORDER BY h.id, p.position");
        using (SqliteDataReader reader = hubs.Rows())
        {
            while (reader.Read())
            {
                string name = reader.GetString(0);
                HubPartition partition = new(reader.GetInt64(2), name, reader.GetInt32(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6));
                rows.Add((name, reader.GetInt64(1), partition));
            }
        }

        LoadCheckpoints(connection, rows.ToDictionary(r => r.Partition.Id, r => r.Partition));
        return [.. rows.GroupBy(r => (r.Name, r.CreatedAt)).Select(g =>
            new Hub(g.Key.Name, new DateTimeOffset(g.Key.CreatedAt, TimeSpan.Zero), [.. g.Select(r => r.Partition)]))];
    }

    private static void LoadCheckpoints(SqliteConnection connection, Dictionary<long, HubPartition> partitions)
    {
        using SqliteCommand checkpoints = connection.Prepare("SELECT partition_id, consumer_group, next_sequence FROM checkpoint");
        using SqliteDataReader reader = checkpoints.Rows();
        while (reader.Read())
        {
            partitions[reader.GetInt64(0)].Checkpoints[reader.GetString(1)] = reader.GetInt64(2);
        }
    }
}
