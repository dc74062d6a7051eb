namespace Functions.Embedded.Durable.Storage;

/// <summary>Looks on when transactions commit; tests stop the engine here.</summary>
internal interface ICommitHook
{
    /// <summary>Called on the writer's thread before a transaction commits.</summary>
    void BeforeCommit()
    {
    }

    /// <summary>Called on the writer's thread when a transaction is durable and nothing has followed from it yet.</summary>
    void AfterCommit()
    {
    }
}
