namespace Trends.Collect.Manifests;

/// <summary>How the bytes of a data file make records.</summary>
public enum FormatType
{
    /// <summary>Cells between delimiters, RFC 4180; the delimiter is a comma by default.</summary>
    Csv,

    /// <summary>As <see cref="Csv"/>, with a tab by default.</summary>
    Tsv,

    /// <summary>One JSON object a line.</summary>
    Ndjson,

    /// <summary>One JSON document; a path says where its records are.</summary>
    Json,

    /// <summary>RSS 2.0, RSS 1.0 or Atom; an item is a record.</summary>
    Rss,

    /// <summary>Apache Parquet; a row is a record.</summary>
    Parquet,
}
