using System.Buffers.Text;
using System.Text;
using Azure.Core;

namespace Trends.Azure.Tests;

/// <summary>An identity that hands out the tokens of a test.</summary>
internal sealed class Identities(TimeProvider clock) : TokenCredential
{
    public const string ObjectId = "6f1d2c3b-0000-4000-8000-00000000cafe";

    /// <summary>Gets the scopes that tokens were asked for.</summary>
    public List<string> Scopes { get; } = [];

    /// <summary>Gets or sets how long a token lives.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets the token; a new one each time where there is none.</summary>
    public string? Token { get; set; }

    /// <summary>Gets or sets what is thrown instead.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Makes a token.</summary>
    public static string Jwt(string claims, int number = 0) => $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.{number}";

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        lock (Scopes)
        {
            Scopes.AddRange(requestContext.Scopes);
            return Fault is null
                ? new(Token ?? Jwt($$"""{"oid":"{{ObjectId}}"}""", Scopes.Count), clock.GetUtcNow() + Life)
                : throw Fault;
        }
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
