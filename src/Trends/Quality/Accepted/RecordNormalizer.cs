using Trends.Text;

namespace Trends.Quality.Accepted;

/// <summary>Normalises the texts of records before they are checked.</summary>
/// <param name="schema">The schema of the records.</param>
internal sealed class RecordNormalizer(CanonicalSchema schema)
{
    private readonly RowFields _fields = new(schema);
    private readonly int _count = schema.Fields.Count;

    /// <summary>Normalises the texts of a record in place; a text that was nothing but markup or blanks is missing after it.</summary>
    /// <param name="record">The record.</param>
    public void Normalize(CanonicalRecord record)
    {
        for (int i = 0; i < _count; i++)
        {
            if (record[i] is string text)
            {
                record[i] = Normalize(i, text);
            }
            else if (record[i] is string[] list)
            {
                record[i] = NormalizeList(i == _fields.Hashtags, list);
            }
        }
    }

    private string? Normalize(int field, string text)
    {
        string clean = _fields.IsOpaque[field] ? text.Trim() : TextNormalizer.Normalize(text);
        clean = _fields.IsLower[field] ? clean.ToLowerInvariant() : clean;
        return clean.Length == 0 ? null : clean;
    }

    private static string[]? NormalizeList(bool areTags, string[] list)
    {
        List<string> kept = [];
        foreach (string item in list)
        {
            string clean = areTags ? TextNormalizer.Normalize(item).TrimStart('#') : item.Trim();
            if (clean.Length > 0)
            {
                kept.Add(clean);
            }
        }

        return kept.Count == 0 ? null : [.. kept];
    }
}
