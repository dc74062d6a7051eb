namespace Trends.Collect;

/// <summary>Counts every defect and keeps the first ones.</summary>
/// <param name="limit">How many are kept.</param>
internal sealed class DefectList(int limit)
{
    private readonly List<string> _shown = [];

    internal IReadOnlyList<string> Shown => _shown;

    internal long Count { get; private set; }

    internal void Add(string defect)
    {
        Count++;
        if (_shown.Count < limit)
        {
            _shown.Add(defect);
        }
    }
}
