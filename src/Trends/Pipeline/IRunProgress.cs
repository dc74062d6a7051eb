namespace Trends.Pipeline;

/// <summary>Is told how far a stage is; shows it, or does not.</summary>
public interface IRunProgress
{
    /// <summary>Takes note that a stage went on. Cheap; may be called from any thread, as often as every thousand rows.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="label">What it is at, such as a dataset; empty for nothing in particular.</param>
    /// <param name="rows">Rows done since the last call.</param>
    void Advance(string stage, string label, long rows);

    /// <summary>Takes note of how much a stage has to do, so that the time left can be told.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="rows">Rows to do, beside those told of before.</param>
    void Expect(string stage, long rows)
    {
    }

    /// <summary>Takes note that a part of a stage ended which people know by a name, such as a source.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="part">The part's name.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="note">What there is to say of it.</param>
    void EndPart(string stage, string part, long rows, TimeSpan elapsed, string note)
    {
    }

    /// <summary>Takes note that a stage ended.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="status">How, one of the words of a run report.</param>
    /// <param name="rows">The rows it was given.</param>
    /// <param name="elapsed">How long it took.</param>
    void EndStage(string stage, string status, long rows, TimeSpan elapsed)
    {
    }
}
