using System.Text.Json;
using Trends.Collect.Connect.Errors;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Requests;

namespace Trends.Collect.Connect;

/// <summary>Asks what a stream's code needs, as the stream's own request is asked: the same credentials, error rules and quotas, each call by itself.</summary>
/// <param name="client">Asks.</param>
/// <param name="gate">Keeps to the quotas; null where a call is made to try settings.</param>
/// <param name="stream">The stream.</param>
/// <param name="settings">The platform's settings.</param>
/// <param name="read">What is wanted.</param>
/// <param name="values">What the page's texts stand for.</param>
internal sealed class StreamCalls(SourceClient client, CallGate? gate, Connector stream, SourceSettings settings, SourceRead read, RequestValues values)
{
    /// <summary>Asks once.</summary>
    /// <param name="path">The path below the base address; may hold <c>{query}</c>.</param>
    /// <param name="query">What that stands for.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="SourceException">A quota has no room in time, or the call failed.</exception>
    /// <returns>The answer, null where nothing is there, which the caller disposes of; or what is wrong.</returns>
    internal async Task<(JsonDocument? Json, SourceError? Error)> AskAsync(string path, string query, CancellationToken cancellationToken)
    {
        RequestBuilder builder = new(stream, settings.BaseUrl(), new RequestPlan(path));
        JsonDocument? json = null;
        PageResult result = gate is null ? await CallAsync(cancellationToken) : await gate.CallAsync(stream, settings, read, CallAsync, cancellationToken);
        if (result.Error is not { } error)
        {
            return (json, null);
        }

        json?.Dispose();
        return (null, error.Kind == ErrorKind.Missing ? null : error);

        async Task<PageResult> CallAsync(CancellationToken stop)
        {
            (SourceAnswer answer, json, SourceError? wrong) = await client.AskAsync(builder, stream, settings, values with { Query = query }, null, null, stop);
            return new(answer, null, wrong);
        }
    }
}
