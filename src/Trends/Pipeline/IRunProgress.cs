namespace Trends.Pipeline;

/// <summary>Is told how far a stage is; shows it, or does not.</summary>
public interface IRunProgress
{
    /// <summary>Takes note that a stage went on. Cheap; may be called from any thread, as often as every thousand rows.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="label">What it is at, such as a dataset; empty for nothing in particular.</param>
    /// <param name="rows">Rows done since the last call.</param>
    void Advance(string stage, string label, long rows);
}
