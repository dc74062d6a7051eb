using Azure.Core;

namespace Trends.Azure.Tests.Monitor;

/// <summary>Gives one token for every scope, and keeps the scopes.</summary>
internal sealed class FakeCredential : TokenCredential
{
    public const string Token = "token-of-the-identity";

    public System.Collections.Concurrent.ConcurrentBag<string> Scopes { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes.Add(string.Join(' ', requestContext.Scopes));
        return new(Token, DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        => new(GetToken(requestContext, cancellationToken));
}
