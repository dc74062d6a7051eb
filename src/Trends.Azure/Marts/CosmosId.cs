using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Trends.Azure.Marts;

/// <summary>Makes ids of documents from ids of rows. Cosmos DB refuses <c>/ \ ? #</c> in them, and many tools stumble over what is not plain ASCII.</summary>
internal static class CosmosId
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:|");

    /// <summary>Gives a document's id: the row's own where that is plain ASCII and no step in a path, otherwise <c>~</c> and the SHA-256 of it.</summary>
    /// <param name="rowId">The row's id, 1 to 1,023 bytes of UTF-8.</param>
    /// <returns>1 to 1,023 ASCII characters; the same for the same row, and another for another one.</returns>
    public static string Of(string rowId) =>
        rowId.AsSpan().ContainsAnyExcept(Plain) || rowId is "." or ".." ? "~" + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(rowId))) : rowId;
}
