using System.Buffers.Text;
using System.Text.Json;
using Azure.Core;
using StackExchange.Redis.Configuration;

namespace Trends.Azure.Cache;

/// <summary>What new connections to Redis log in with: the object id and an access token of the app's identity, as Azure Managed Redis takes them.</summary>
/// <param name="credential">The identity.</param>
/// <param name="clock">Tells when a token is due.</param>
internal sealed class RedisLogin(TokenCredential credential, TimeProvider clock) : DefaultOptionsProvider
{
    private static readonly TokenRequestContext Scope = new(["https://redis.azure.com/.default"]);

    // Identities hand out the token they hold until five minutes before its end.
    private static readonly TimeSpan Due = TimeSpan.FromMinutes(5);
    private Held? _held;

    /// <inheritdoc/>
    public override string? User => _held?.User;

    /// <inheritdoc/>
    public override string? Password => _held?.Token;

    /// <summary>Gets a new token where there is none or it is due.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether there is a new one, so that open connections must log in again.</returns>
    /// <exception cref="TrendsException">The token names no identity.</exception>
    public async ValueTask<bool> RenewAsync(CancellationToken cancellationToken)
    {
        if (_held is { } held && held.ExpiresOn - clock.GetUtcNow() > Due)
        {
            return false;
        }

        AccessToken token = await credential.GetTokenAsync(Scope, cancellationToken);
        if (token.Token == _held?.Token)
        {
            return false;
        }

        _held = new(ObjectId(token.Token), token.Token, token.ExpiresOn);
        return true;
    }

    // The service checks the token; here it only tells whose it is.
    private static string ObjectId(string token)
    {
        try
        {
            string[] parts = token.Split('.');
            using JsonDocument claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts.Length > 1 ? parts[1] : ""));
            return claims.RootElement.GetProperty("oid").GetString()!;
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new TrendsException("The access token for Redis names no identity: it has no claim 'oid'. Sign in as a user, a service principal or a managed identity of Microsoft Entra ID.", e);
        }
    }

    private sealed record Held(string User, string Token, DateTimeOffset ExpiresOn);
}
