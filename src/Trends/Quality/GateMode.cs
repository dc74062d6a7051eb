namespace Trends.Quality;

/// <summary>What a failed quality gate does.</summary>
public enum GateMode
{
    /// <summary>The run goes on; the report says what failed.</summary>
    Warn,

    /// <summary>The run stops.</summary>
    Stop,
}
