using System.Security.Cryptography;
using System.Text;

namespace Trends.Engine;

/// <summary>Names what an output is made from: equal digest, equal content.</summary>
internal static class OutputDigest
{
    /// <summary>Makes a digest.</summary>
    /// <param name="version">The version of the scripts that make the output, so that a change rebuilds it.</param>
    /// <param name="inputs">A line each of what is read, in an order that does not change.</param>
    public static string Of(string version, IEnumerable<string> inputs) =>
        $"{version}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', inputs))).AsSpan(0, 16))}";
}
