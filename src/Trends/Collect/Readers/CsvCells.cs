namespace Trends.Collect.Readers;

/// <summary>Where the cells of one row are in the window.</summary>
internal sealed class CsvCells
{
    private (int Start, int Length, bool Doubled)[] _cells = new (int, int, bool)[32];

    internal int Count { get; private set; }

    internal (int Start, int Length, bool Doubled) this[int index] => _cells[index];

    internal void Clear() => Count = 0;

    /// <summary>Adds a cell.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="doubled">Whether it has doubled quotes that stand for one.</param>
    internal void Add(int start, int length, bool doubled)
    {
        if (Count == _cells.Length)
        {
            Array.Resize(ref _cells, Count * 2);
        }

        _cells[Count++] = (start, length, doubled);
    }
}
