using System.Net;

namespace Trends.Servers.Cosmos;

/// <summary>Brings the SDK's requests to an account without a socket.</summary>
/// <param name="account">The account.</param>
public sealed class CosmosAccountHandler(CosmosAccount account) : HttpMessageHandler
{
    /// <summary>Makes a client for the SDK.</summary>
    /// <param name="account">The account.</param>
    public static HttpClient Connect(CosmosAccount account) => new(new CosmosAccountHandler(account));

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, IEnumerable<string> values) in request.Headers.Concat(request.Content is null ? [] : request.Content.Headers.AsEnumerable()))
        {
            headers[name] = string.Join(',', values);
        }

        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        CosmosReply reply = await account.AnswerAsync(new(request.Method.Method, request.RequestUri!.AbsolutePath, headers, body), new(request.RequestUri.GetLeftPart(UriPartial.Authority)));
        HttpResponseMessage response = new((HttpStatusCode)reply.Status) { RequestMessage = request, Content = new ReadOnlyMemoryContent(reply.Body) };
        foreach ((string name, string value) in reply.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
