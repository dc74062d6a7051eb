using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Functions.Embedded.Http;

/// <summary>
/// The keys of section <c>FunctionKeys</c>: <c>_master</c> opens everything, other names open every function,
/// and those under <c>functions:{name}</c> open one function. Without any key everything is open.
/// </summary>
internal sealed class FunctionKeys(IConfiguration configuration)
{
    /// <summary>The configuration section.</summary>
    public const string Section = "FunctionKeys";

    private const string Master = "_master";
    private const string OfFunctions = "functions";

    private readonly IConfigurationSection _section = configuration.GetSection(Section);

    /// <summary>Gets a value indicating whether any key is set.</summary>
    public bool Any => Values(_section).Any() || _section.GetSection(OfFunctions).GetChildren().Any(f => Values(f).Any());

    /// <summary>Gives the hashes of the keys that open a function; null when it is open to anybody.</summary>
    public byte[][]? Of(string function, AuthorizationLevel level)
    {
        if (level is AuthorizationLevel.Anonymous || !Any)
        {
            return null;
        }

        IEnumerable<string?> keys = level is AuthorizationLevel.Admin or AuthorizationLevel.System
            ? [_section[Master]]
            : Values(_section).Concat(Values(_section.GetSection($"{OfFunctions}:{function}")));
        return [.. keys.Where(key => !string.IsNullOrEmpty(key)).Select(key => Hash(key!))];
    }

    /// <summary>Tells whether a request shows one of the keys, in header <c>x-functions-key</c> or query <c>code</c>.</summary>
    public static bool Opens(byte[][] keys, HttpRequest request)
    {
        StringValues shown = request.Headers["x-functions-key"];
        if (shown.Count == 0)
        {
            shown = request.Query["code"];
        }

        if (shown.Count != 1 || string.IsNullOrEmpty(shown[0]))
        {
            return false;
        }

        // Hashes are of one length and every key is compared, so the time taken tells nothing about the keys.
        byte[] hash = Hash(shown[0]!);
        bool opens = false;
        foreach (byte[] key in keys)
        {
            opens |= CryptographicOperations.FixedTimeEquals(key, hash);
        }

        return opens;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static IEnumerable<string?> Values(IConfigurationSection section) =>
        section.GetChildren().Where(key => !string.IsNullOrEmpty(key.Value)).Select(key => key.Value);
}
