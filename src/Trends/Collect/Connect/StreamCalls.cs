using System.Text.Json;
using Trends.Collect.Connect.Errors;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Requests;

namespace Trends.Collect.Connect;

/// <summary>Asks what a stream's code needs, as the stream's own request is asked: the same credentials, retries and error rules. A page's quotas are charged once, whatever it takes to complete it.</summary>
/// <param name="client">Asks.</param>
/// <param name="stream">The stream.</param>
/// <param name="settings">The platform's settings.</param>
/// <param name="values">What the page's texts stand for.</param>
internal sealed class StreamCalls(SourceClient client, Connector stream, SourceSettings settings, RequestValues values)
{
    /// <summary>Asks once.</summary>
    /// <param name="path">The path below the base address; may hold <c>{query}</c>.</param>
    /// <param name="query">What that stands for.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The answer, null where nothing is there, which the caller disposes of; or what is wrong.</returns>
    internal async Task<(JsonDocument? Json, SourceError? Error)> AskAsync(string path, string query, CancellationToken cancellationToken)
    {
        RequestBuilder builder = new(stream, settings.BaseUrl(), new RequestPlan(path));
        (_, JsonDocument? json, SourceError? error) = await client.AskAsync(builder, stream, settings, values with { Query = query }, null, null, cancellationToken);
        if (error is null)
        {
            return (json, null);
        }

        json?.Dispose();
        return (null, error.Kind == ErrorKind.Missing ? null : error);
    }
}
