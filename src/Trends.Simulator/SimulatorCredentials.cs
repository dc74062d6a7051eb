using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

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

    /// <summary>What the credential that takes another one's place ends with.</summary>
    private const string RenewedMark = "-renewed";

    /// <summary>Gives the credential that takes another one's place once that has ended; <see cref="Faults.FaultKind.TokenExpiry"/> does not meet it.</summary>
    /// <param name="credential">One of these.</param>
    public static string Renewed(string credential) => credential + RenewedMark;

    /// <summary>Lets a call with a renewed credential look as if it had the first one, which dialects know.</summary>
    /// <returns>Whether it had a renewed one.</returns>
    internal static bool TakeRenewed(HttpRequest request)
    {
        bool any = false;
        foreach ((string name, StringValues value) in request.Headers.ToArray())
        {
            if (Old(value.ToString()) is { } old)
            {
                request.Headers[name] = old;
                any = true;
            }
        }

        foreach ((string name, object? value) in request.RouteValues.ToArray())
        {
            if (Old(value as string) is { } old)
            {
                request.RouteValues[name] = old;
                any = true;
            }
        }

        if (Old(request.QueryString.Value) is { } query)
        {
            request.QueryString = new(query);
            any = true;
        }

        return any;
    }

    private static string? Old(string? text) => text?.Contains(RenewedMark, StringComparison.Ordinal) == true ? text.Replace(RenewedMark, "", StringComparison.Ordinal) : null;
}
