namespace TrendFunctions.Cli;

/// <summary>What the command line answers its caller with.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The run failed, or a gate stopped it.</summary>
    public const int Failed = 1;

    /// <summary>Bad usage or unreadable input.</summary>
    public const int BadInput = 2;

    /// <summary>Interrupted from outside.</summary>
    public const int Interrupted = 130;
}
