namespace Trends.Simulator;

/// <summary>The credentials that every dialect accepts, published and worthless. All others are refused as the platform refuses them.</summary>
public static class SimulatorCredentials
{
    /// <summary>Gets the key of platforms that take one, in a header or in the query.</summary>
    public const string Key = "simulator-key";

    /// <summary>Gets the bearer token of platforms whose tokens do not expire.</summary>
    public const string Token = "simulator-token";

    /// <summary>Gets the id of a registered application.</summary>
    public const string ClientId = "simulator-client";

    /// <summary>Gets the secret of a registered application.</summary>
    public const string ClientSecret = "simulator-secret";

    /// <summary>Gets the name of an account that may sign in.</summary>
    public const string UserName = "simulator.example";

    /// <summary>Gets the password of an account that may sign in.</summary>
    public const string Password = "simulator-password";
}
