using System.Text;

namespace Trends.Collect.Connect;

/// <summary>An answer of a platform.</summary>
/// <param name="status">The status.</param>
/// <param name="headers">The headers by name, letter case aside; several of a name are joined by commas.</param>
/// <param name="body">The body.</param>
/// <param name="shown">The request's address without secrets.</param>
/// <param name="redact">Takes secrets out of texts.</param>
internal sealed class SourceAnswer(int status, IReadOnlyDictionary<string, string> headers, byte[] body, Uri shown, Func<string, string> redact)
{
    private const int LongestSecret = 8_192;

    /// <summary>Gets the status.</summary>
    public int Status => status;

    /// <summary>Gets the body.</summary>
    public byte[] Body => body;

    /// <summary>Gets the request's address without secrets.</summary>
    public Uri Shown => shown;

    /// <summary>Gives a header; null without it.</summary>
    public string? Header(string name) => headers.GetValueOrDefault(name);

    /// <summary>Gives the start of the body as text, for messages.</summary>
    public string BodyText(int most) => Told(Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, most + LongestSecret))), most);

    /// <summary>Makes a message of what the platform said: secrets taken out before it is cut, as half a secret is not known for one.</summary>
    /// <param name="text">What it said.</param>
    /// <param name="most">How many characters stay.</param>
    public string Told(string text, int most)
    {
        string told = redact(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return told.Length <= most ? told : told[..most] + "…";
    }
}
