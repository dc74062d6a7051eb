using System.Security.Cryptography;

namespace Trends.Azure.Accounts;

/// <summary>Names one write, so that a write whose answer was lost is known again when it is sent once more.</summary>
internal static class WriteId
{
    /// <summary>How long an id is, in bytes.</summary>
    public const int Bytes = 8;

    /// <summary>Makes an id. It is chance and not content: equal writes of two writers are two writes.</summary>
    public static byte[] New() => RandomNumberGenerator.GetBytes(Bytes);
}
