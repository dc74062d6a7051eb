namespace Trends.Quality.Accepted;

/// <summary>Where the fields of a kind are that rows are derived from; -1 for those it has not. Looked up once, not a row each.</summary>
/// <param name="schema">The schema.</param>
internal sealed class RowFields(CanonicalSchema schema)
{
    private static readonly HashSet<string> Opaque = new(StringComparer.Ordinal) { "id", "url", "item", "parentId", "user" };

    public int Id { get; } = schema.IndexOf("id");

    public int Platform { get; } = schema.IndexOf("platform");

    public int Language { get; } = schema.IndexOf("language");

    public int Publisher { get; } = schema.IndexOf("publisher");

    public int Title { get; } = schema.IndexOf("title");

    public int Text { get; } = schema.IndexOf("text");

    public int Hashtags { get; } = schema.IndexOf("hashtags");

    public int ObservedAt { get; } = schema.IndexOf("observedAt");

    /// <summary>Gets, a field each, whether its text is trimmed alone, since white space and markup mean something in it.</summary>
    public bool[] IsOpaque { get; } = [.. schema.Fields.Select(f => Opaque.Contains(f.Name))];

    /// <summary>Gets, a field each, whether its text is written in lower case.</summary>
    public bool[] IsLower { get; } = [.. schema.Fields.Select(f => f.Name is "platform" or "language")];

    /// <summary>Gets the fields of free text.</summary>
    public int[] FreeTexts { get; } = Find(schema, f => f.FreeText);

    /// <summary>Gets the fields that name persons.</summary>
    public int[] Persons { get; } = Find(schema, f => f.Person && !f.FreeText);

    private static int[] Find(CanonicalSchema schema, Func<CanonicalField, bool> wanted) =>
        [.. Enumerable.Range(0, schema.Fields.Count).Where(i => wanted(schema.Fields[i]))];
}
