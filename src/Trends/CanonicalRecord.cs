namespace Trends;

/// <summary>One record in canonical form: a cell a field, in the schema's order; a missing value is null.</summary>
/// <param name="schema">The schema.</param>
public sealed class CanonicalRecord(CanonicalSchema schema)
{
    private readonly object?[] _cells = new object?[schema.Fields.Count];

    /// <summary>Gets the schema.</summary>
    public CanonicalSchema Schema { get; } = schema;

    /// <summary>Gets or sets fields beyond the schema (<c>x-…</c>), carried along and used by nothing; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Extras { get; set; }

    /// <summary>Gets or sets a cell by index.</summary>
    /// <param name="index">The field's index.</param>
    /// <value>Of the .NET type that <see cref="FieldType"/> names, or null.</value>
    public object? this[int index]
    {
        get => _cells[index];
        set => _cells[index] = value;
    }

    /// <summary>Gets or sets a cell by name.</summary>
    /// <param name="name">The field's name, camel case; one of the schema's.</param>
    public object? this[string name]
    {
        get => _cells[Schema.IndexOf(name)];
        set => _cells[Schema.IndexOf(name)] = value;
    }

    /// <summary>Gives a text cell.</summary>
    /// <param name="name">The field's name.</param>
    public string? Text(string name) => (string?)this[name];
}
