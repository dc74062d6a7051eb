namespace Trends.Collect.Mapping;

/// <summary>A record on its way into canonical form.</summary>
/// <param name="schema">Its schema.</param>
internal struct MapState(CanonicalSchema schema)
{
    internal readonly CanonicalRecord Record = new(schema);
    internal List<CellDefect>? Defects;
    internal Dictionary<string, string>? Extras;

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
