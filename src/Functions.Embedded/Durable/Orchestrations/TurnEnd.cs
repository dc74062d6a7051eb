namespace Functions.Embedded.Durable.Orchestrations;

/// <summary>How an orchestrator stands after it ran.</summary>
internal enum TurnEnd
{
    /// <summary>It waits.</summary>
    Waits,

    /// <summary>It returned.</summary>
    Completed,

    /// <summary>It threw, or is not deterministic.</summary>
    Failed,

    /// <summary>It starts over.</summary>
    StartsOver,
}
