namespace Trends.Collect.Quota;

/// <summary>What became of a call.</summary>
public sealed record QuotaOutcome
{
    /// <summary>Gets the outcome of a call that was never sent: everything is given back.</summary>
    public static QuotaOutcome NotSent { get; } = new() { WasSent = false };

    /// <summary>Gets a value indicating whether the call was sent; true by default.</summary>
    public bool WasSent { get; init; } = true;

    /// <summary>Gets the HTTP status; null when no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>Gets how many items were read; null when that is not known, and as many as were reserved stay spent.</summary>
    public int? Items { get; init; }

    /// <summary>Gets the points the call did cost; null for what was reserved.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Gets the ids of the items that were bought, by kind of a money window; null when that is not known, and all that was reserved stays spent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>>? Bought { get; init; }

    /// <summary>Gets what gives a response header by its name, null where there is none; null when there are no headers.</summary>
    public Func<string, string?>? Headers { get; init; }

    /// <summary>Gets what the platform's error rule says; null when it says nothing. Status 429 needs none.</summary>
    public QuotaStop? Stop { get; init; }

    /// <summary>Gets a value indicating whether the platform refused the call as one too many.</summary>
    public bool IsRejected => Stop is not null || Status is 429;

    /// <summary>Gets a value indicating whether the call succeeded and returned nothing.</summary>
    public bool IsEmpty => Items is 0 && IsSuccess;

    internal bool IsSuccess => WasSent && Status is >= 200 and < 300 && Stop is null;
}
