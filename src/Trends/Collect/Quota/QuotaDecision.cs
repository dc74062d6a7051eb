using System.Diagnostics.CodeAnalysis;

namespace Trends.Collect.Quota;

/// <summary>Leave for one call, or until when to wait.</summary>
public sealed class QuotaDecision
{
    internal QuotaDecision(QuotaGrant grant) => Grant = grant;

    internal QuotaDecision(QuotaWait wait) => Wait = wait;

    /// <summary>Gets a value indicating whether the call may be made.</summary>
    [MemberNotNullWhen(true, nameof(Grant))]
    [MemberNotNullWhen(false, nameof(Wait))]
    public bool IsGranted => Grant is not null;

    /// <summary>Gets the leave; null when there is none.</summary>
    public QuotaGrant? Grant { get; }

    /// <summary>Gets until when to wait; null when the call may be made.</summary>
    public QuotaWait? Wait { get; }
}
