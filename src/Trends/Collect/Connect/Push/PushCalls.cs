using System.Text.Json;
using Trends.Collect.Connect.Errors;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Requests;

namespace Trends.Collect.Connect.Push;

/// <summary>Asks what a connection needs before it is made.</summary>
/// <param name="client">Asks.</param>
/// <param name="stream">The stream.</param>
/// <param name="settings">The platform's settings.</param>
/// <param name="clock">The clock.</param>
internal sealed class PushCalls(SourceClient client, Connector stream, SourceSettings settings, TimeProvider clock)
{
    /// <summary>Asks once.</summary>
    /// <param name="path">The path below the platform's base address.</param>
    /// <param name="body">A JSON body, sent as it is; null for a GET.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The answer, disposed of by the caller.</returns>
    /// <exception cref="SourceException">The platform says no.</exception>
    internal async Task<JsonDocument> AskAsync(string path, object? body, CancellationToken cancellationToken)
    {
        // Braces are no texts to be filled here.
        JsonElement? content = body is null ? null : JsonSerializer.SerializeToElement(body);
        RequestBuilder builder = new(stream, settings.BaseUrl(), new RequestPlan(path, Body: content is null ? null : Escaped(content.Value)));
        RequestValues values = new(null, settings.Setting, null, null, null, clock.GetUtcNow());
        (SourceAnswer answer, JsonDocument? json, SourceError? error) = await client.AskAsync(builder, stream, settings, values, null, null, cancellationToken);
        if (error is null && json is not null)
        {
            return json;
        }

        json?.Dispose();
        throw new SourceException(stream.Name, error ?? new(ErrorKind.System, answer.Status, $"answered no JSON to {path}."));
    }

    private static JsonElement Escaped(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonSerializer.SerializeToElement(value.GetString()!.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)),
        JsonValueKind.Array => JsonSerializer.SerializeToElement(value.EnumerateArray().Select(Escaped)),
        JsonValueKind.Object => JsonSerializer.SerializeToElement(value.EnumerateObject().ToDictionary(m => m.Name, m => Escaped(m.Value))),
        _ => value,
    };
}
