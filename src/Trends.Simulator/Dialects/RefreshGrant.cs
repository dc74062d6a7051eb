namespace Trends.Simulator.Dialects;

/// <summary>Tokens of a member: a fixed one that never ends, and those that a refresh token gets (RFC 6749, 6).</summary>
internal static class RefreshGrant
{
    // Kept apart from access tokens, which end together when a fault says so.
    private const string Refresh = "/refresh";

    /// <summary>Checks the bearer token of a call.</summary>
    public static CallerCheck Check(SimulatorCall call) => call.Bearer() switch
    {
        null => CallerCheck.Refused(ApiError.NoCredential),
        SimulatorCredentials.Token => CallerCheck.Good(SimulatorCredentials.Token),
        { } token => call.Simulator.Tokens.IsGood(call.Platform, token, call.Now) switch
        {
            true => CallerCheck.Good(SimulatorCredentials.Token),
            false => CallerCheck.Refused(ApiError.TokenExpired),
            null => CallerCheck.Refused(ApiError.WrongCredential),
        },
    };

    /// <summary>Looks at what was posted for an access token.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isKnown">Whether the application showed who it is.</param>
    /// <returns>The error's name; null for none.</returns>
    public static string? Wrong(SimulatorCall call, bool isKnown)
        => !isKnown ? "invalid_client"
            : call.Posted("grant_type") != "refresh_token" ? "unsupported_grant_type"
            : call.Posted("refresh_token") is not { } given ? "invalid_request"
            : given == SimulatorCredentials.Token || call.Simulator.Tokens.IsGood(call.Platform + Refresh, given, call.Now) == true ? null
            : "invalid_grant";

    /// <summary>Issues the refresh token that takes the posted one's place; that one stays good.</summary>
    public static string Next(SimulatorCall call, TimeSpan life) => call.Simulator.Tokens.Issue(call.Platform + Refresh, call.Now + life);
}
