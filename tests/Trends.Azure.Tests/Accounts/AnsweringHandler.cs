using System.Net;
using System.Net.Http.Json;

namespace Trends.Azure.Tests.Accounts;

/// <summary>Answers every request the same way without a network, and remembers them.</summary>
/// <param name="status">The status.</param>
/// <param name="errorCode">The service's error code.</param>
internal sealed class AnsweringHandler(HttpStatusCode status, string errorCode) : HttpMessageHandler
{
    public List<HttpRequestMessage> Requests { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        HttpResponseMessage answer = new(status)
        {
            RequestMessage = request,
            // As tables say it, and as blobs do.
            Content = JsonContent.Create(new Dictionary<string, object>
            {
                ["odata.error"] = new { code = errorCode, message = new { lang = "en-US", value = "No." } },
                ["error"] = new { code = errorCode, message = "No." },
            }),
        };
        answer.Headers.Add("x-ms-error-code", errorCode);
        return Task.FromResult(answer);
    }
}
