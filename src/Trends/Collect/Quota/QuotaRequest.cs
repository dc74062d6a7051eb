namespace Trends.Collect.Quota;

/// <summary>A call that asks for leave.</summary>
/// <param name="Platform">The platform's name, lower case.</param>
/// <param name="Credential">What the credential is told apart by: a hash, never the secret.</param>
/// <param name="Plans">All plans that hold for the call; none leaves it free.</param>
public sealed record QuotaRequest(string Platform, string Credential, IReadOnlyList<QuotaPlan> Plans)
{
    /// <summary>Gets the user the call is made for, a hash; null for the credential.</summary>
    public string? User { get; init; }

    /// <summary>Gets the address the call leaves from, a name or a hash; null counts as one address for all.</summary>
    public string? Address { get; init; }

    /// <summary>Gets the points of the call; 1 by default. Plans that count items, money, places or spacing do not look at it.</summary>
    public decimal Cost { get; init; } = 1;

    /// <summary>Gets the most items the call may read, such as its page size.</summary>
    public int Items { get; init; }

    /// <summary>Gets the items that distinct windows count, such as one hashtag; compared as they are.</summary>
    public IReadOnlyList<string> ItemKeys { get; init; } = [];

    /// <summary>Gets the most items the call may buy, by the kind that a money window prices.</summary>
    public IReadOnlyDictionary<string, int> Purchases { get; init; } = new Dictionary<string, int>();

    /// <summary>Gets how urgent it is.</summary>
    public QuotaPriority Priority { get; init; }
}
