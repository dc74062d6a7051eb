using Azure.Core;

namespace Trends.Azure.Tests.Accounts;

/// <summary>An identity that gives a made-up token and remembers what for.</summary>
internal sealed class RecordingCredential : TokenCredential
{
    public const string Token = "a-token";

    public List<string> Scopes { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes.AddRange(requestContext.Scopes);
        return new(Token, TimeProvider.System.GetUtcNow().AddHours(1));
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
