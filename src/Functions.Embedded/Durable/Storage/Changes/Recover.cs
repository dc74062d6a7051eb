using Functions.Embedded.Durable.Activities;
using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Timers;
using Microsoft.Data.Sqlite;

namespace Functions.Embedded.Durable.Storage.Changes;

/// <summary>Finds what open orchestrations still wait for, once when the engine starts, and sets it going.</summary>
internal sealed class Recover : StoreOperation
{
    private readonly TaskCompletionSource<int> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open;

    /// <summary>Gets the number of open orchestrations, once done.</summary>
    internal Task<int> Done => _done.Task;

    /// <inheritdoc/>
    internal override bool MustSucceed => false;

    /// <inheritdoc/>
    internal override void Committed(IStoreEffects effects)
    {
        effects.Accept();
        base.Committed(effects);
        _done.SetResult(_open);
    }

    /// <inheritdoc/>
    internal override void Failed(Exception exception) => _done.TrySetException(exception);

    /// <inheritdoc/>
    protected override void Apply(StoreSession session)
    {
        DateTime now = session.Now;
        List<InstanceRow> open = [];
        using (Statement statement = new(session.Connection, $"SELECT {InstanceRow.Columns} FROM instances WHERE ended_at IS NULL ORDER BY key", 0))
        using (SqliteDataReader rows = statement.Query())
        {
            while (rows.Read())
            {
                // Inputs are read again when the code runs; here they would only fill memory.
                open.Add(InstanceRow.Read(rows) with { Input = null, CustomStatus = null });
            }
        }

        _open = open.Count;
        using Statement history = new(session.Connection, HistoryReader.Sql, 1);
        foreach (InstanceRow instance in open)
        {
            Resume(instance, HistoryReader.Read(history, instance.State.Key), now);
        }
    }

    private void Resume(InstanceRow instance, List<HistoryEvent> history, DateTime now)
    {
        long key = instance.State.Key;
        int generation = instance.State.Generation;
        if (instance.Processed < 0 && instance.State.StartedAt > now)
        {
            Then(effects => effects.Arm(new(key, generation, TimerWork.Start, instance.State.StartedAt)));
            return;
        }

        HashSet<int> answered = [.. history.Where(row => !row.IsStep).Select(row => row.TaskId)];
        foreach (HistoryEvent step in history.Where(row => row.IsStep && !answered.Contains(row.TaskId)))
        {
            if (step.Kind == HistoryKind.ActivityScheduled)
            {
                ActivityWork work = new(key, generation, instance.State.Id, step.TaskId, step.Name!, step.Data, instance.State.Trace);
                Then(effects => effects.Dispatch(work));
            }
            else if (step.Kind == HistoryKind.TimerCreated)
            {
                TimerWork work = new(key, generation, step.TaskId, StepData.FireAt(step));
                Then(effects => effects.Arm(work));
            }
        }

        if (instance.Processed < 0 || history.Exists(row => !row.IsStep && row.Seq > instance.Processed))
        {
            Then(effects => effects.Wake(key, generation));
        }
    }
}
