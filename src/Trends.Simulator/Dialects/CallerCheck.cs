namespace Trends.Simulator.Dialects;

/// <summary>Who calls: a credential to count by, or why the call is refused.</summary>
/// <param name="Credential">What calls are counted by, such as a key; empty where refused.</param>
/// <param name="Error">Why the call is refused, or null.</param>
public readonly record struct CallerCheck(string Credential, ApiError? Error)
{
    /// <summary>Gets the caller of a platform that asks for no credential, counted by address.</summary>
    public static CallerCheck Anonymous { get; } = new("loopback", null);

    /// <summary>Lets a call in.</summary>
    /// <param name="credential">What calls are counted by.</param>
    /// <returns>The check.</returns>
    public static CallerCheck Good(string credential) => new(credential, null);

    /// <summary>Refuses a call.</summary>
    /// <param name="error">Why.</param>
    /// <returns>The check.</returns>
    public static CallerCheck Refused(ApiError error) => new("", error);
}
