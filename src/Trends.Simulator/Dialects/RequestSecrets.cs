using System.Text.RegularExpressions;

namespace Trends.Simulator.Dialects;

/// <summary>Blots secrets out of a query before it is kept.</summary>
internal static partial class RequestSecrets
{
    public static string Blot(string query) => query.Length == 0 ? "" : Secret().Replace(query, "$1***");

    [GeneratedRegex("([?&](?:key|api_key|apikey|appid|access_token|client_secret|client_id|token|password)=)[^&]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
