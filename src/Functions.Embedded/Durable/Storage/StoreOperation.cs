namespace Functions.Embedded.Durable.Storage;

/// <summary>A change that is written with others in one transaction, and what follows once it is durable.</summary>
internal abstract class StoreOperation
{
    private readonly List<Action<IStoreEffects>> _effects = [];

    /// <summary>Gets a value indicating whether it is tried until it succeeds; otherwise the caller is told of the error.</summary>
    internal virtual bool MustSucceed => true;

    /// <summary>Writes; may run again when the transaction did not commit.</summary>
    internal void Run(StoreSession session)
    {
        _effects.Clear();
        Apply(session);
    }

    /// <summary>Tells what follows, on the writer's thread, in the order of writing.</summary>
    internal virtual void Committed(IStoreEffects effects)
    {
        foreach (Action<IStoreEffects> effect in _effects)
        {
            effect(effects);
        }
    }

    /// <summary>Tells that it will not be written.</summary>
    internal virtual void Failed(Exception exception)
    {
    }

    /// <summary>Writes.</summary>
    protected abstract void Apply(StoreSession session);

    /// <summary>Notes what follows once this is durable.</summary>
    protected void Then(Action<IStoreEffects> effect) => _effects.Add(effect);
}
