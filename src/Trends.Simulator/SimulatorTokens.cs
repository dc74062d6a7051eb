using System.Collections.Concurrent;
using Trends.Simulator.Faults;

namespace Trends.Simulator;

/// <summary>The tokens that token endpoints have issued.</summary>
public sealed class SimulatorTokens
{
    private readonly ConcurrentDictionary<(string Platform, string Token), DateTimeOffset> _expiries = new();
    private int _issued;

    internal SimulatorTokens()
    {
    }

    /// <summary>Issues a token.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <param name="expiresAt">Until when it is good.</param>
    /// <returns>A token that was never issued before.</returns>
    public string Issue(string platform, DateTimeOffset expiresAt)
    {
        string token = $"simulator-token-{Interlocked.Increment(ref _issued)}";
        _expiries[(platform, token)] = expiresAt;
        return token;
    }

    /// <summary>Says whether a token was issued.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <param name="token">The token.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Whether it is good; null where it was never issued.</returns>
    public bool? IsGood(string platform, string token, DateTimeOffset now) =>
        _expiries.TryGetValue((platform, token), out DateTimeOffset expiresAt) ? now < expiresAt : null;

    /// <summary>Lets all tokens of a platform expire.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <returns>Whether there was one.</returns>
    public bool ExpireAll(string platform)
    {
        bool any = false;
        foreach ((string Platform, string Token) key in _expiries.Keys.Where(k => k.Platform == platform))
        {
            _expiries[key] = DateTimeOffset.MinValue;
            any = true;
        }

        return any;
    }

    /// <summary>Lets all tokens expire when a fault meets its first call.</summary>
    /// <returns>Whether tokens are issued here at all.</returns>
    internal bool ExpireOnce(string platform, ActiveFault fault)
    {
        if (!_expiries.Keys.Any(k => k.Platform == platform))
        {
            return false;
        }

        if (!fault.TokensExpired)
        {
            fault.TokensExpired = true;
            ExpireAll(platform);
        }

        return true;
    }
}
