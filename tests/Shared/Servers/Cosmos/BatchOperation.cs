namespace Trends.Servers.Cosmos;

/// <summary>One operation of a batch.</summary>
/// <param name="Type">What to do.</param>
/// <param name="Key">The partition key in JSON; null where the request has it.</param>
/// <param name="Id">The document's id; null where the document has it.</param>
/// <param name="Body">The document.</param>
/// <param name="IfMatch">The ETag that must stand there.</param>
/// <param name="IfNoneMatch">The ETag that must not.</param>
public sealed record BatchOperation(int Type, string? Key, string? Id, byte[]? Body, string? IfMatch, string? IfNoneMatch)
{
    /// <summary>Make a new document.</summary>
    public const int Create = 0;

    /// <summary>Delete one.</summary>
    public const int Delete = 4;

    /// <summary>Write one.</summary>
    public const int Upsert = 20;
}
