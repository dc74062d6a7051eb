namespace Trends.Collect.Readers;

/// <summary>Reads a data file forward in bounded memory. Never throws for what stands in the file: that becomes a defect.</summary>
public interface IRecordReader : IDisposable
{
    /// <summary>Gets the columns in file order; empty for formats without, and for empty files.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Gets what <see cref="Read"/> found last.</summary>
    ReceivedRecord Current { get; }

    /// <summary>Gets what users should know of the file as a whole, such as that it is empty.</summary>
    IReadOnlyList<string> Warnings { get; }

    /// <summary>Moves to the next record or defect.</summary>
    /// <returns>Whether there was one.</returns>
    bool Read();
}
