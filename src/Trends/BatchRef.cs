namespace Trends;

/// <summary>A raw batch in the lake: what stages pass to each other instead of records.</summary>
/// <param name="Kind">The kind of its records.</param>
/// <param name="Dataset">The dataset or source it came from, lower case.</param>
/// <param name="Batch">Its id, made from its content: the same content is the same batch.</param>
/// <param name="Path">The raw object's path.</param>
/// <param name="Rows">How many records it holds.</param>
public sealed record BatchRef(RecordKind Kind, string Dataset, string Batch, string Path, long Rows);
