using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>
/// What columns are called in documents: as in the mart, but for a column <c>id</c>. A document's <c>id</c> may not hold every character and is an encoded form
/// (<see cref="CosmosId"/>); the mart's own id stands in <see cref="RowId"/>, where ranges and order work.
/// </summary>
internal static class CosmosNames
{
    /// <summary>The property with a document's id.</summary>
    public const string Id = "id";

    /// <summary>The property with the value of a column called <c>id</c>.</summary>
    public const string RowId = "rowId";

    /// <summary>The property that tells a row's writer its own write again, where it was written under a condition.</summary>
    public const string WriteId = "writeId";

    /// <summary>The ending of the property that holds a whole number's digits where a JSON number cannot.</summary>
    public const string Exact = "Exact";

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { RowId, WriteId, "ttl", "_rid", "_self", "_etag", "_ts", "_lsn", "_attachments" };

    /// <summary>Gives the property of a column.</summary>
    /// <param name="column">The column's name.</param>
    public static string Of(string column) => column == Id ? RowId : column;

    /// <summary>Throws unless every column has a property of its own.</summary>
    /// <param name="mart">The mart.</param>
    /// <exception cref="ArgumentException">A column has a name that documents use otherwise.</exception>
    public static void Check(MartDefinition mart)
    {
        foreach (MartColumn column in mart.Columns)
        {
            bool taken = Reserved.Contains(column.Name)
                || mart.Columns.Any(other => other.Type == MartType.Integer && Of(other.Name) + Exact == column.Name);
            if (taken)
            {
                throw new ArgumentException($"Column '{column.Name}' of mart '{mart.Name}' has a name that documents use otherwise. Give it another.", nameof(mart));
            }
        }
    }
}
