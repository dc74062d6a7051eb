using System.Text.Json;
using Trends.Collect.Connect.Errors;

namespace Trends.Collect.Connect;

/// <summary>What a stream needs beyond its manifest: makes of an answer that names records one that holds them. Stands beside the manifest, which names it as <c>code</c>; found by its name, made once, with no constructor parameters.</summary>
internal interface IStreamCode
{
    /// <summary>Gets the name that manifests use.</summary>
    string Name { get; }

    /// <summary>Completes an answer.</summary>
    /// <param name="answer">What the stream's request gave.</param>
    /// <param name="since">Where the last read ended, as the stream writes it; null for the first.</param>
    /// <param name="calls">Asks further, with the same credentials and error rules.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>The answer that the manifest's paths are followed in, disposed of by the caller; or why there is none.</returns>
    Task<(JsonDocument? Whole, SourceError? Error)> CompleteAsync(JsonElement answer, string? since, StreamCalls calls, CancellationToken cancellationToken);
}
