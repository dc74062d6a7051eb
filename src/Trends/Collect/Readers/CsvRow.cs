namespace Trends.Collect.Readers;

/// <summary>How far a row with quotes reaches.</summary>
/// <param name="Content">Its length without line end; -1 when its quotes are wrong.</param>
/// <param name="Next">Where the next row starts.</param>
/// <param name="Ended">Whether a line feed ends it.</param>
internal readonly record struct CsvRow(int Content, int Next, bool Ended)
{
    internal static CsvRow Bad => new(-1, 0, false);
}
