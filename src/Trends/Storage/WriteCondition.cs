namespace Trends.Storage;

/// <summary>When a write may happen.</summary>
public readonly record struct WriteCondition
{
    private WriteCondition(string? etag, bool onlyNew)
    {
        ETag = etag;
        OnlyNew = onlyNew;
    }

    /// <summary>Gets the condition that always holds.</summary>
    public static WriteCondition Always => default;

    /// <summary>Gets the condition that there is nothing there yet.</summary>
    public static WriteCondition IfNew { get; } = new(null, onlyNew: true);

    /// <summary>Gets the version that must stand there; null for any.</summary>
    public string? ETag { get; }

    /// <summary>Gets a value indicating whether nothing may stand there.</summary>
    public bool OnlyNew { get; }

    /// <summary>Makes the condition that one version stands there.</summary>
    /// <param name="etag">That version.</param>
    public static WriteCondition IfMatch(string etag)
    {
        ArgumentException.ThrowIfNullOrEmpty(etag);
        return new(etag, onlyNew: false);
    }
}
