namespace Trends.Collect.Manifests;

/// <summary>How the data files of a dataset are read.</summary>
/// <param name="Type">The type.</param>
/// <param name="Delimiter">What stands between cells: one ASCII character. CSV and TSV only.</param>
/// <param name="Quote">What cells with delimiters or line breaks are put between; null when quotes are ordinary characters. CSV and TSV only.</param>
/// <param name="Header">Whether the first row names the columns. CSV and TSV only; true by default.</param>
/// <param name="Columns">The columns of a file without header, in order; empty otherwise.</param>
/// <param name="Encoding">The files' encoding, an IANA name; <c>utf-8</c> by default.</param>
/// <param name="Records">Where the records of a JSON document are; <c>$[*]</c> by default.</param>
public sealed record DatasetFormat(
    FormatType Type,
    char Delimiter,
    char? Quote,
    bool Header,
    IReadOnlyList<string> Columns,
    string Encoding,
    string Records)
{
    /// <summary>Gets a value indicating whether records are rows of named cells rather than JSON, so that <c>from</c> is a column and never a path.</summary>
    public bool IsTable => Type is FormatType.Csv or FormatType.Tsv;
}
