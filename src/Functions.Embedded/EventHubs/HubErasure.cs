using Microsoft.Data.Sqlite;

namespace Functions.Embedded.EventHubs;

/// <summary>Overwrites stored events; used by the writer alone.</summary>
/// <param name="connection">The writer's connection.</param>
internal sealed class HubErasure(SqliteConnection connection)
{
    private const int Chunks = 32;

    /// <summary>Overwrites the erased events of some chunks.</summary>
    /// <param name="after">The chunk after which to begin.</param>
    /// <param name="isErased">Tells by hub and body.</param>
    /// <returns>The last chunk looked at, null at the end; how many events were looked at and overwritten.</returns>
    public (long? Last, long Looked, long Erased) Log(long after, Func<string, ReadOnlyMemory<byte>, bool> isErased)
    {
        List<(long Id, string Hub, byte[] Events)> found = Read(
            "SELECT c.id, h.name, c.events FROM chunk c JOIN partition p ON p.id=c.partition_id JOIN hub h ON h.id=p.hub_id WHERE c.id>@a ORDER BY c.id LIMIT @m", after);
        (long looked, long erased) = Overwrite(found, "UPDATE chunk SET events=@e WHERE id=@i", isErased);
        return (found.Count == 0 ? null : found[^1].Id, looked, erased);
    }

    /// <summary>Overwrites the erased events among some of those that were set aside.</summary>
    /// <param name="after">The one after which to begin.</param>
    /// <param name="isErased">Tells by hub and body.</param>
    /// <returns>The last one looked at, null at the end; how many events were looked at and overwritten.</returns>
    public (long? Last, long Looked, long Erased) DeadLetters(long after, Func<string, ReadOnlyMemory<byte>, bool> isErased)
    {
        List<(long Id, string Hub, byte[] Events)> found = Read(
            "SELECT d.id, h.name, d.event FROM dead_letter d JOIN partition p ON p.id=d.partition_id JOIN hub h ON h.id=p.hub_id WHERE d.id>@a ORDER BY d.id LIMIT @m", after);
        (long looked, long erased) = Overwrite(found, "UPDATE dead_letter SET event=@e WHERE id=@i", isErased);
        return (found.Count == 0 ? null : found[^1].Id, looked, erased);
    }

    private List<(long Id, string Hub, byte[] Events)> Read(string sql, long after)
    {
        using SqliteCommand select = connection.Prepare(sql, "@a", "@m");
        using SqliteDataReader rows = select.Rows(after, Chunks);
        List<(long, string, byte[])> found = [];
        while (rows.Read())
        {
            found.Add((rows.GetInt64(0), rows.GetString(1), (byte[])rows.GetValue(2)));
        }

        return found;
    }

    private (long Looked, long Erased) Overwrite(List<(long Id, string Hub, byte[] Events)> found, string sql, Func<string, ReadOnlyMemory<byte>, bool> isErased)
    {
        using SqliteCommand update = connection.Prepare(sql, "@e", "@i");
        (long looked, long erased) = (0, 0);
        foreach ((long id, string hub, byte[] events) in found)
        {
            long before = erased;
            for (int at = 0; at < events.Length; looked++)
            {
                ReadOnlyMemory<byte> body = EventDecoder.Decode(events.AsMemory(at), 0, 0, default, out int size).EventBody.ToMemory();
                if (isErased(hub, body))
                {
                    EventBlanker.Blank(events, at);
                    erased++;
                }

                at += size;
            }

            if (erased > before)
            {
                update.Run(events, id);
            }
        }

        return (looked, erased);
    }
}
