using Trends.Storage;

namespace Trends.Collect.Quota;

/// <summary>Which ledger: one for each platform, plan and holder of its scope.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Row">The plan, its scope and the holder, such as <c>search-day|credential|5f1c…</c>.</param>
internal readonly record struct LedgerKey(string Platform, string Row)
{
    /// <summary>The table of all ledgers.</summary>
    internal const string Table = "quota";

    /// <summary>Names the ledger of a plan for a request.</summary>
    /// <exception cref="ArgumentException">A part of the name cannot be a key of the state store.</exception>
    internal static LedgerKey Of(QuotaRequest request, QuotaPlan plan)
    {
        string holder = plan.Scope switch
        {
            QuotaScope.Credential => $"credential|{request.Credential}",
            QuotaScope.User when request.User is { } user => $"user|{user}",
            QuotaScope.User => $"credential|{request.Credential}",
            QuotaScope.Ip => $"ip|{request.Address ?? "any"}",
            _ => "platform",
        };
        LedgerKey key = new(request.Platform, $"{plan.Name}|{holder}");
        StateLimits.CheckKey(key.Platform, "partition");
        StateLimits.CheckKey(key.Row, "row");
        return key;
    }
}
