namespace Trends.Serving.Runs;

/// <summary>What one stage of a run did. Collect, quality and clean balance: in = out + duplicates + quarantined + erased.</summary>
/// <param name="Name">The stage's name.</param>
/// <param name="Status">One of <c>completed failed running gated interrupted skipped</c>.</param>
/// <param name="RowsIn">Records given to it.</param>
/// <param name="RowsOut">Records it passed on.</param>
/// <param name="Duplicates">Records that stood there already.</param>
/// <param name="Quarantined">Records set aside.</param>
/// <param name="Erased">Records left out because they were erased.</param>
/// <param name="RowsWritten">Rows written to a store.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record RunStage(
    string Name, string Status, long RowsIn, long RowsOut, long Duplicates, long Quarantined, long Erased, long RowsWritten, double Seconds);
