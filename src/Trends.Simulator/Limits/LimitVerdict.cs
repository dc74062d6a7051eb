namespace Trends.Simulator.Limits;

/// <summary>How a call stands against a limit.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Allowed">Whether the call goes through.</param>
/// <param name="Limit">What the rule allows, scaled.</param>
/// <param name="Used">What is used up, this call included where it goes through.</param>
/// <param name="ResetAt">When the next call goes through, or when the window ends.</param>
public readonly record struct LimitVerdict(LimitRule Rule, bool Allowed, int Limit, int Used, DateTimeOffset ResetAt)
{
    /// <summary>Gets what is left.</summary>
    public int Remaining => Math.Max(0, Limit - Used);
}
