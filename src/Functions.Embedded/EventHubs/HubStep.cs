namespace Functions.Embedded.EventHubs;

/// <summary>Moments at which tests let the process die.</summary>
internal enum HubStep
{
    /// <summary>Rows are written, the transaction is still open.</summary>
    BeforeCommit,

    /// <summary>The transaction is durable, nobody was told yet.</summary>
    AfterCommit,

    /// <summary>A function is about to be called.</summary>
    BeforeInvoke,

    /// <summary>A function has finished, its checkpoint is not stored.</summary>
    AfterInvoke,
}
