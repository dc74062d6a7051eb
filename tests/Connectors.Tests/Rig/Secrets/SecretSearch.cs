using System.IO.Compression;
using System.Net;
using System.Text;

namespace Connectors.Tests.Rig.Secrets;

/// <summary>Looks for secrets in everything that was written and said, in whatever form.</summary>
/// <param name="secrets">The secrets.</param>
internal sealed class SecretSearch(IEnumerable<string> secrets)
{
    private readonly string[] _forms = [.. secrets.SelectMany(Forms).Distinct(StringComparer.Ordinal)];

    /// <summary>Looks at a text.</summary>
    /// <exception cref="AssertFailedException">It holds a secret.</exception>
    public void Pass(string where, string text)
    {
        foreach (string form in _forms)
        {
            int at = text.IndexOf(form, StringComparison.OrdinalIgnoreCase);
            Assert.IsLessThan(0, at, $"{where} holds '{form}': {(at < 0 ? string.Empty : text[Math.Max(0, at - 160)..Math.Min(text.Length, at + 160)])}");
        }
    }

    /// <summary>Looks at what a rig has written: objects unpacked, rows with their keys.</summary>
    public void Pass(ConnectorRig rig)
    {
        foreach ((string path, byte[] content) in rig.Lake.Objects)
        {
            using Stream bytes = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(new MemoryStream(content), CompressionMode.Decompress) : new MemoryStream(content);
            using StreamReader text = new(bytes);
            Pass(path, text.ReadToEnd());
        }

        foreach (((string table, string partition, string row), Trends.Storage.StateRow value) in rig.State.Rows)
        {
            Pass($"the row {table}/{partition}/{row}", $"{table}/{partition}/{row} {value.Value}");
        }
    }

    private static string[] Forms(string secret)
        => [secret, Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret), WebUtility.HtmlEncode(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('=')];
}
