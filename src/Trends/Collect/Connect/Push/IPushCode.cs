namespace Trends.Collect.Connect.Push;

/// <summary>What has to be asked of a platform before a connection. Stands beside the manifest, which names it; found by its name, made once, with no constructor parameters.</summary>
internal interface IPushCode
{
    /// <summary>Gets the name that manifests use.</summary>
    string Name { get; }

    /// <summary>Prepares a connection.</summary>
    /// <param name="queries">What it is for.</param>
    /// <param name="calls">Asks, with the stream's credentials and error rules.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="SourceException">The platform says no.</exception>
    Task PrepareAsync(IReadOnlyList<string> queries, PushCalls calls, CancellationToken cancellationToken);
}
