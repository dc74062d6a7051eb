using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace Trends.Collect.Connect.Auth;

/// <summary>Takes secrets out of texts, in every form in which a platform or a proxy may say them back: as they are, in addresses, in JSON and HTML, in Base64.</summary>
internal static class SecretForms
{
    private const string Hidden = "[secret]";

    // Shorter ones hide nothing, and would tear words apart.
    private const int Shortest = 4;

    /// <summary>Gives the forms of secrets, the longest first, so that none leaves a part of another.</summary>
    /// <param name="secrets">The secrets; short ones are left out.</param>
    internal static string[] Of(IEnumerable<string> secrets)
        => [.. secrets.Where(s => s.Length >= Shortest).SelectMany(Forms).Distinct(StringComparer.Ordinal).OrderByDescending(f => f.Length)];

    /// <summary>Takes forms out of a text, letter case aside: escapes are written in either.</summary>
    /// <param name="text">The text.</param>
    /// <param name="forms">The forms, as <see cref="Of"/> gives them.</param>
    internal static string Hide(string text, string[] forms)
        => forms.Aggregate(text, (left, form) => left.Replace(form, Hidden, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Forms(string secret)
    {
        // Padding may be cut off.
        string base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('=');
        return
        [
            secret,
            Uri.EscapeDataString(secret),
            WebUtility.UrlEncode(secret),
            WebUtility.HtmlEncode(secret),
            JavaScriptEncoder.Default.Encode(secret),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
            base64,
            Uri.EscapeDataString(base64),
            base64.Replace('+', '-').Replace('/', '_'),
        ];
    }
}
