using System.Security.Cryptography;
using System.Text.Json;

namespace Trends.Azure.State;

/// <summary>Puts table and partition of the state into one partition key of the service's table.</summary>
internal static class TableKeys
{
    /// <summary>The longest partition key of the service: 1 KiB of UTF-16.</summary>
    public const int MaxLength = 512;

    private const string HashMark = "~h";

    /// <summary>Gives the partition key; no two pairs have the same.</summary>
    /// <remarks>
    /// The first <c>|</c> ends the table, whose own are written <c>~1</c> and whose <c>~</c> are written <c>~0</c>. What is too long becomes a
    /// hash behind <c>~h</c>, which no table begins with.
    /// </remarks>
    /// <param name="table">The table.</param>
    /// <param name="partition">The partition.</param>
    public static string Partition(string table, string partition)
    {
        string key = $"{table.Replace("~", "~0", StringComparison.Ordinal).Replace("|", "~1", StringComparison.Ordinal)}|{partition}";
        return key.Length <= MaxLength ? key : HashMark + Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((string[])[table, partition])));
    }
}
