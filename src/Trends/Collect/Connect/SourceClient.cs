using System.Text.Json;
using Microsoft.Extensions.Options;
using Trends.Collect.Connect.Auth;
using Trends.Collect.Connect.Errors;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Requests;

namespace Trends.Collect.Connect;

/// <summary>Asks platforms: shows who asks, renews a token that ended, and judges answers. What passes by itself is tried again by the client's resilience handler.</summary>
/// <param name="http">Makes clients.</param>
/// <param name="tokens">Gives access tokens.</param>
/// <param name="options">How large an answer may be.</param>
/// <param name="clock">The clock.</param>
internal sealed class SourceClient(IHttpClientFactory http, TokenStore tokens, IOptions<SourcesOptions> options, TimeProvider clock)
{
    /// <summary>The name of the clients that ask platforms; they follow no redirects, which might carry credentials elsewhere.</summary>
    internal const string HttpName = "sources";

    /// <summary>The name of the clients that read feeds; they follow redirects and carry no credentials.</summary>
    internal const string FeedHttpName = "feeds";

    /// <summary>What the product calls itself.</summary>
    internal const string Agent = "TrendFunctions/1.0";

    /// <summary>Asks for a page.</summary>
    /// <param name="builder">Makes the request.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="values">What the request's texts stand for.</param>
    /// <param name="position">Which page; null for the first.</param>
    /// <param name="conditions">Headers under which a feed is sent again at all; null for none.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The answer, its JSON (null when it is none), and what is wrong with it (null for nothing). The caller disposes of the JSON.</returns>
    internal async Task<(SourceAnswer Answer, JsonDocument? Json, SourceError? Error)> AskAsync(
        RequestBuilder builder, Connector stream, SourceSettings settings, RequestValues values, string? position, IReadOnlyDictionary<string, string>? conditions, CancellationToken cancellationToken)
    {
        string? stale = null;
        while (true)
        {
            string? token = await tokens.GetAsync(stream, settings, stale, cancellationToken);
            (HttpRequestMessage request, Uri shown) = builder.Make(values with { Secret = settings.Secret, Token = token }, position);
            using (request)
            {
                foreach ((string name, string value) in conditions ?? new Dictionary<string, string>())
                {
                    request.Headers.TryAddWithoutValidation(name, value);
                }

                SourceAnswer answer = await SendAsync(request, shown, stream, settings, token, cancellationToken);
                JsonDocument? json = stream.Manifest.IsFeed ? null : Parse(answer.Body);
                SourceError? error = Judge(stream, answer, json);
                if (error?.Kind == ErrorKind.Credentials && token is not null && stale is null)
                {
                    // It may have ended before its time, in the middle of a read: once more with a new one.
                    json?.Dispose();
                    stale = token;
                    continue;
                }

                return (answer, json, error);
            }
        }
    }

    /// <summary>Reads JSON.</summary>
    /// <returns>The document; null when the bytes are none.</returns>
    internal static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body, new JsonDocumentOptions { MaxDepth = 128 });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Gives the headers of a response and its content.</summary>
    internal static Dictionary<string, string> Headers(HttpResponseMessage response)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, IEnumerable<string> values) in response.Headers.Concat(response.Content.Headers))
        {
            headers[name] = string.Join(", ", values);
        }

        return headers;
    }

    /// <summary>Gives an address without its query.</summary>
    internal static Uri WithoutQuery(Uri address) => new(address.GetLeftPart(UriPartial.Path));

    private SourceError? Judge(Connector stream, SourceAnswer answer, JsonDocument? json)
    {
        SourceError? error = ErrorClassifier.Find(stream.Platform.Errors, answer, json?.RootElement ?? default, clock.GetUtcNow());
        return WayTaken.Added(
            error is null && json is null && !stream.Manifest.IsFeed && answer.Status < 300
                ? new(ErrorKind.Transient, answer.Status, $"no JSON, but: {answer.BodyText(120)}")
                : CredentialFix.Added(error, stream.Platform),
            stream.Platform);
    }

    private async Task<SourceAnswer> SendAsync(
        HttpRequestMessage request, Uri shown, Connector stream, SourceSettings settings, string? token, CancellationToken cancellationToken)
    {
        string Redact(string text) => settings.Redact(token is null ? text : SecretForms.Hide(text, SecretForms.Of([token])));
        try
        {
            using HttpClient client = http.CreateClient(stream.Manifest.IsFeed && stream.Platform.Auth is null ? FeedHttpName : HttpName);
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            byte[] body = await ReadAsync(response, stream, cancellationToken);
            return new((int)response.StatusCode, Headers(response), body, shown, Redact);
        }
        catch (Exception e) when (IsPassing(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new SourceException(stream.Name, new SourceError(ErrorKind.Transient, 0, Redact($"{shown.Host} does not answer: {e.Message}")));
        }
    }

    /// <summary>Tells whether a call failed on its way, so that another one may succeed.</summary>
    internal static bool IsPassing(Exception e) => e is HttpRequestException or IOException or TimeoutException or OperationCanceledException
        || e.GetType().Namespace?.StartsWith("Polly", StringComparison.Ordinal) == true;

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, Connector stream, CancellationToken cancellationToken)
    {
        int most = options.Value.MaxAnswerBytes;
        await using Stream content = await response.Content.ReadAsStreamAsync(cancellationToken);
        using MemoryStream body = new(response.Content.Headers.ContentLength is > 0 and long length && length <= most ? (int)length : 0);
        byte[] buffer = new byte[64 * 1024];
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and int read)
        {
            await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            if (body.Length > most)
            {
                throw new SourceException(stream.Name, new SourceError(ErrorKind.System, (int)response.StatusCode, $"more than {most} bytes.", Note: "Raise Sources:MaxAnswerBytes if that is right."));
            }
        }

        return body.ToArray();
    }
}
