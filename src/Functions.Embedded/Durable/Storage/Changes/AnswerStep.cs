using Functions.Embedded.Durable.History;

namespace Functions.Embedded.Durable.Storage.Changes;

/// <summary>Stores the end of an activity or timer, unless nobody waits for it any more.</summary>
/// <param name="key">The orchestration's number.</param>
/// <param name="generation">The orchestration's generation.</param>
/// <param name="answer">The row.</param>
/// <param name="done">Called at the end, stored or not.</param>
internal sealed class AnswerStep(long key, int generation, HistoryEvent answer, Action? done) : StoreOperation
{
    private HistoryEvent? _stored;

    /// <inheritdoc/>
    internal override void Committed(IStoreEffects effects)
    {
        done?.Invoke();
        if (_stored is not null)
        {
            effects.Deliver(key, generation, _stored);
        }
    }

    /// <inheritdoc/>
    internal override void Failed(Exception exception) => done?.Invoke();

    /// <inheritdoc/>
    protected override void Apply(StoreSession session) =>
        _stored = session.FindOpen(key, generation) is null ? null : session.Append(key, answer);
}
