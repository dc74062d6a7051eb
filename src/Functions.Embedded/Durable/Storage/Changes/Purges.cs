using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable.Storage.Changes;

/// <summary>Changes that remove ended orchestrations.</summary>
internal static class Purges
{
    /// <summary>The most that one change removes, so that others are not kept waiting.</summary>
    internal const int Batch = 200;

    /// <summary>Removes one, if it ended.</summary>
    internal static ClientChange<int> One(string id, bool recursive) => new((session, then) =>
        session.Find(id) is { HasEnded: true } found ? Remove(session, then, found, recursive) : 0);

    /// <summary>Removes a batch of those that ended before a time.</summary>
    internal static ClientChange<int> EndedBefore(DateTime time) => new((session, then) => RemoveAll(
        session,
        then,
        Select(session, "ended_at < $0", [time.Ticks]),
        recursive: false));

    /// <summary>Removes a batch of those that a filter names.</summary>
    internal static ClientChange<int> Matching(PurgeInstancesFilter filter, bool recursive) => new((session, then) =>
    {
        string statuses = filter.Statuses is { } wanted ? string.Join(',', wanted.Select(status => (int)status)) : "1,3,5";
        return RemoveAll(
            session,
            then,
            Select(
                session,
                $"ended_at IS NOT NULL AND status IN ({statuses}) AND created_at >= $0 AND created_at <= $1",
                [filter.CreatedFrom?.UtcTicks ?? 0, filter.CreatedTo?.UtcTicks ?? long.MaxValue]),
            recursive);
    });

    private static List<InstanceState> Select(StoreSession session, string where, object[] values)
    {
        List<InstanceState> found = [];
        using Statement select = new(
            session.Connection,
            $"SELECT {InstanceRow.Columns} FROM instances WHERE {where} ORDER BY key LIMIT {Batch}",
            values.Length);
        using SqliteDataReader rows = select.Query(values);
        while (rows.Read())
        {
            found.Add(InstanceRow.ReadState(rows));
        }

        return found;
    }

    private static int RemoveAll(StoreSession session, Action<Action<IStoreEffects>> then, List<InstanceState> all, bool recursive) =>
        all.Sum(found => Remove(session, then, found, recursive));

    private static int Remove(StoreSession session, Action<Action<IStoreEffects>> then, InstanceState found, bool recursive)
    {
        int removed = 0;
        foreach (InstanceState child in recursive ? session.Children(found.Key) : [])
        {
            removed += child.HasEnded ? Remove(session, then, child, recursive) : 0;
        }

        // One that went with its parent is not counted twice.
        if (session.Find(found.Key) is not null)
        {
            session.Delete(found.Key);
            removed++;
            then(effects => effects.Signal(found.Id));
        }

        return removed;
    }
}
