namespace Trends.Marts;

/// <summary>What building a mart did.</summary>
/// <param name="Mart">The mart's name.</param>
/// <param name="Watermark">The hash of its content: equal content, equal watermark.</param>
/// <param name="Rows">Rows in it now.</param>
/// <param name="RowsWritten">Rows that were new or changed.</param>
/// <param name="RowsDeleted">Rows that vanished.</param>
public sealed record MartBuild(string Mart, string Watermark, long Rows, long RowsWritten, long RowsDeleted);
