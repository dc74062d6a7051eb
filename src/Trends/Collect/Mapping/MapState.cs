namespace Trends.Collect.Mapping;

/// <summary>A record on its way into canonical form.</summary>
/// <param name="schema">Its schema.</param>
internal struct MapState(CanonicalSchema schema)
{
    internal readonly CanonicalRecord Record = new(schema);
    internal List<CellDefect>? Defects;
    internal Dictionary<string, string>? Extras;

    /// <summary>By field with several sources, which one fills it: 0 for none yet, 1 for the first.</summary>
    internal int[]? Filled;

    internal void AddDefect(string field, ReadOnlySpan<char> value, string reason)
    {
        Defects ??= [];
        foreach (CellDefect defect in Defects)
        {
            if (defect.Field == field)
            {
                return;
            }
        }

        Defects.Add(new(field, value[..Math.Min(value.Length, 200)].ToString(), reason));
    }

    internal readonly CellDefect? TakeDefect(string field)
    {
        int at = Defects?.FindIndex(d => d.Field == field) ?? -1;
        CellDefect? defect = at < 0 ? null : Defects![at];
        if (defect is not null)
        {
            Defects!.RemoveAt(at);
        }

        return defect;
    }

    internal readonly bool HasDefect(string field)
    {
        foreach (CellDefect defect in Defects ?? [])
        {
            if (defect.Field == field)
            {
                return true;
            }
        }

        return false;
    }
}
