namespace Microsoft.DurableTask;

/// <summary>One page of a listing.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class Page<T>
    where T : notnull
{
    /// <summary>Initializes a new instance of the <see cref="Page{T}"/> class.</summary>
    /// <param name="values">The page's items.</param>
    /// <param name="continuationToken">Where the next page starts; null on the last.</param>
    public Page(IReadOnlyList<T> values, string? continuationToken = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        ContinuationToken = continuationToken;
    }

    /// <summary>Gets the page's items.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>Gets where the next page starts; null on the last.</summary>
    public string? ContinuationToken { get; }
}
