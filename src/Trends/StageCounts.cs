namespace Trends;

/// <summary>What a stage did with what it was given. Collect, quality and clean balance: in = out + duplicates + quarantined + erased.</summary>
/// <param name="RowsIn">Records given to the stage.</param>
/// <param name="RowsOut">Records it passed on.</param>
/// <param name="Duplicates">Records that stood there already, or lost to a newer version of themselves.</param>
/// <param name="Quarantined">Records set aside with a reason.</param>
/// <param name="Erased">Records left out because their person or post was erased.</param>
/// <param name="RowsWritten">Rows written to a store; 0 when a rerun changes nothing.</param>
public sealed record StageCounts(
    long RowsIn = 0,
    long RowsOut = 0,
    long Duplicates = 0,
    long Quarantined = 0,
    long Erased = 0,
    long RowsWritten = 0)
{
    /// <summary>Adds two counts up.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static StageCounts operator +(StageCounts left, StageCounts right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.Add(right);
    }

    /// <summary>Adds other counts to these.</summary>
    /// <param name="other">The other counts.</param>
    public StageCounts Add(StageCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(
            RowsIn + other.RowsIn,
            RowsOut + other.RowsOut,
            Duplicates + other.Duplicates,
            Quarantined + other.Quarantined,
            Erased + other.Erased,
            RowsWritten + other.RowsWritten);
    }
}
