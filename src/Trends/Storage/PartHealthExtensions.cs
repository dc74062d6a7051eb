namespace Trends.Storage;

/// <summary>Tries parts.</summary>
public static class PartHealthExtensions
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Tells whether a part answers within five seconds.</summary>
    /// <param name="part">The part.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task<bool> AnswersAsync(this IPartHealth part, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(part);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await part.CheckAsync(limit.Token).WaitAsync(limit.Token);
            return true;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever stops a part from answering: here it is a measurement, and whoever needs the part says why.
            return false;
        }
    }
}
