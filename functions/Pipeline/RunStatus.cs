namespace TrendFunctions.Pipeline;

/// <summary>The words of a run report's <c>status</c>.</summary>
internal static class RunStatus
{
    /// <summary>Every stage asked for is done.</summary>
    public const string Completed = "completed";

    /// <summary>A stage failed; the report says why.</summary>
    public const string Failed = "failed";

    /// <summary>It goes on, or waits for its turn.</summary>
    public const string Running = "running";

    /// <summary>The quality gate stopped it.</summary>
    public const string Gated = "gated";

    /// <summary>Its process ended; it goes on when a process opens the data folder again.</summary>
    public const string Interrupted = "interrupted";
}
