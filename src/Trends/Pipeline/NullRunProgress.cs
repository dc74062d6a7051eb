namespace Trends.Pipeline;

/// <summary>Shows nothing.</summary>
public sealed class NullRunProgress : IRunProgress
{
    /// <inheritdoc/>
    public void Advance(string stage, string label, long rows)
    {
    }
}
