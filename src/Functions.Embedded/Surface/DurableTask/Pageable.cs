using System.Runtime.CompilerServices;

namespace Microsoft.DurableTask;

/// <summary>Makes listings of functions that read a page.</summary>
public static class Pageable
{
    /// <summary>Makes a listing.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="pageFunc">Reads the page at a continuation token, null for the first.</param>
    public static AsyncPageable<T> Create<T>(Func<string?, CancellationToken, Task<Page<T>>> pageFunc)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(pageFunc);
        return new FuncPageable<T>((token, _, cancellationToken) => pageFunc(token, cancellationToken));
    }

    /// <summary>Makes a listing.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="pageFunc">Reads the page at a continuation token, null for the first, of a size, null for its own.</param>
    public static AsyncPageable<T> Create<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> pageFunc)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(pageFunc);
        return new FuncPageable<T>(pageFunc);
    }

    private sealed class FuncPageable<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> pageFunc) : AsyncPageable<T>
        where T : notnull
    {
        public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
            ReadAsync(continuationToken, pageSizeHint);

        private async IAsyncEnumerable<Page<T>> ReadAsync(
            string? token,
            int? size,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            do
            {
                Page<T> page = await pageFunc(token, size, cancellationToken);
                yield return page;
                token = page.ContinuationToken;
            }
            while (token is not null);
        }
    }
}
