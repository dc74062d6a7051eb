namespace Trends.ML.Sentiment;

/// <summary>The rows with the smallest keys: a bounded sample that does not depend on the order of reading.</summary>
/// <param name="capacity">The most rows it keeps.</param>
internal sealed class RowSample(int capacity)
{
    private readonly List<SentimentRow> _rows = [];

    /// <summary>Adds a row, and drops the greatest where there are too many.</summary>
    /// <param name="row">The row.</param>
    public void Add(in SentimentRow row)
    {
        _rows.Add(row);
        if (_rows.Count >= capacity * 2L)
        {
            Cut();
        }
    }

    /// <summary>Gives the rows in order of their keys.</summary>
    public IReadOnlyList<SentimentRow> Finish()
    {
        Cut();
        return _rows;
    }

    private void Cut()
    {
        _rows.Sort();
        if (_rows.Count > capacity)
        {
            _rows.RemoveRange(capacity, _rows.Count - capacity);
        }
    }
}
