using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Trends.Collect.Connect.Auth;
using Trends.Collect.Connect.Errors;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Push.Channels;
using Trends.Collect.Connect.Requests;

namespace Trends.Collect.Connect.Push;

/// <summary>Opens connections to platforms: shows who asks, and judges refusals as answers are judged.</summary>
/// <param name="http">Makes clients.</param>
/// <param name="tokens">Gives access tokens.</param>
/// <param name="client">Asks what has to be asked before.</param>
/// <param name="options">How large a message may be.</param>
/// <param name="clock">The clock.</param>
internal sealed class PushConnector(IHttpClientFactory http, TokenStore tokens, SourceClient client, IOptions<SourcesOptions> options, TimeProvider clock)
{
    /// <summary>The name of the clients whose responses do not end.</summary>
    internal const string HttpName = "push";

    // A refusal's words are at its start.
    private const int MostOfRefusal = 64 * 1024;
    private static readonly TimeSpan MostForHeaders = TimeSpan.FromSeconds(30);

    /// <summary>Connects.</summary>
    /// <param name="stream">The stream; it is pushed, and not by webhook.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="queries">What it is connected for; none where the stream takes none.</param>
    /// <param name="cursor">Where the last connection ended; null for now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The open connection, disposed of by the caller, and the answer that opened it.</returns>
    /// <exception cref="SourceException">The platform cannot be reached, or says no.</exception>
    internal async Task<(IPushChannel Channel, SourceAnswer Answer)> OpenAsync(Connector stream, SourceSettings settings, IReadOnlyList<string> queries, string? cursor, CancellationToken cancellationToken)
    {
        if (PushCodes.Find(stream.Push!.Code) is { } code)
        {
            await code.PrepareAsync(queries, new(client, stream, settings, clock), cancellationToken);
        }

        return await ConnectAsync(stream, settings, queries, cursor, cancellationToken);
    }

    private async Task<(IPushChannel Channel, SourceAnswer Answer)> ConnectAsync(
        Connector stream, SourceSettings settings, IReadOnlyList<string> queries, string? cursor, CancellationToken cancellationToken)
    {
        string? stale = null;
        while (true)
        {
            string? token = stream.Push!.IsAnonymous ? null : await tokens.GetAsync(stream, settings, stale, cancellationToken);
            RequestValues values = new(queries.Count == 1 ? queries[0] : null, settings.Setting, null, null, null, clock.GetUtcNow(), settings.Secret, token, Cursor: cursor);
            PushAddress to = PushAddress.Of(stream, settings, values);
            string Redact(string text) => settings.Redact(token is { Length: >= 4 } ? text.Replace(token, "[secret]", StringComparison.Ordinal) : text);
            (IPushChannel? channel, SourceAnswer answer) = stream.Push.Transport == PushTransport.WebSocket
                ? await SocketAsync(stream, to, values, Redact, cancellationToken)
                : await ResponseAsync(stream, to, Redact, cancellationToken);
            if (channel is not null)
            {
                return (channel, answer);
            }

            using JsonDocument? json = SourceClient.Parse(answer.Body);
            SourceError error = ErrorClassifier.Find(stream.Platform.Errors, answer, json?.RootElement ?? default, clock.GetUtcNow())
                ?? new(ErrorKind.Transient, answer.Status, $"no stream, but: {answer.BodyText(120)}");
            if (error.Kind == ErrorKind.Credentials && token is not null && stale is null)
            {
                stale = token;
                continue;
            }

            throw new SourceException(stream.Name, error);
        }
    }

    private async Task<(IPushChannel? Channel, SourceAnswer Answer)> SocketAsync(Connector stream, PushAddress to, RequestValues values, Func<string, string> redact, CancellationToken cancellationToken)
    {
        ClientWebSocket socket = new();
        try
        {
            socket.Options.CollectHttpResponseDetails = true;
            socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(20);
            socket.Options.SetRequestHeader("User-Agent", SourceClient.Agent);
            foreach ((string name, string value) in to.Headers)
            {
                socket.Options.SetRequestHeader(name, value);
            }

            using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(MostForHeaders);
            await socket.ConnectAsync(to.Address, limit.Token);
            if (stream.Push!.Send is { } send && RequestBuilder.Filled(send, values) is { } message)
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
            }

            SourceAnswer answer = Answer(101, socket, to, redact);
            WebSocketChannel channel = new(socket, options.Value.MaxAnswerBytes);
            socket = null!;
            return (channel, answer);
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return socket.HttpStatusCode is > 0 and var status and not System.Net.HttpStatusCode.SwitchingProtocols
                ? (null, Answer((int)status, socket, to, redact))
                : throw Away(stream, to, e, redact);
        }
        finally
        {
            socket?.Dispose();
        }
    }

    private async Task<(IPushChannel? Channel, SourceAnswer Answer)> ResponseAsync(Connector stream, PushAddress to, Func<string, string> redact, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, to.Address);
        bool isEvents = stream.Push!.Transport == PushTransport.Events;
        request.Headers.TryAddWithoutValidation("Accept", isEvents ? "text/event-stream" : "application/json");
        foreach ((string name, string value) in to.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        HttpResponseMessage? response = null;
        try
        {
            using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(MostForHeaders);
            using HttpClient client = http.CreateClient(HttpName);
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            Stream body = await response.Content.ReadAsStreamAsync(limit.Token);
            string? media = response.Content.Headers.ContentType?.MediaType;
            if (!response.IsSuccessStatusCode || media == "text/html" || (isEvents && media != "text/event-stream"))
            {
                byte[] words = new byte[MostOfRefusal];
                int read = await body.ReadAtLeastAsync(words, MostOfRefusal, throwOnEndOfStream: false, limit.Token);
                return (null, new((int)response.StatusCode, SourceClient.Headers(response), words[..read], to.Shown, redact));
            }

            SourceAnswer answer = new((int)response.StatusCode, SourceClient.Headers(response), [], to.Shown, redact);
            BodyLines lines = new(response, body, options.Value.MaxAnswerBytes);
            response = null;
            return (isEvents ? new EventChannel(lines) : new LineChannel(lines), answer);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw Away(stream, to, e, redact);
        }
        finally
        {
            response?.Dispose();
        }
    }

    private static SourceAnswer Answer(int status, ClientWebSocket socket, PushAddress to, Func<string, string> redact)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, IEnumerable<string> values) in socket.HttpResponseHeaders ?? new Dictionary<string, IEnumerable<string>>())
        {
            headers[name] = string.Join(", ", values);
        }

        return new(status, headers, [], to.Shown, redact);
    }

    private static SourceException Away(Connector stream, PushAddress to, Exception e, Func<string, string> redact)
        => new(stream.Name, new SourceError(ErrorKind.Transient, 0, redact($"{to.Shown.Host} does not answer: {e.Message}")));
}
