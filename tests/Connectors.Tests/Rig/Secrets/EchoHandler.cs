using System.Net;
using System.Text;
using System.Text.Json;

namespace Connectors.Tests.Rig.Secrets;

/// <summary>A gateway that says whole requests back in its errors: address, headers and body, by turns as JSON, as a page, and cut in the middle.</summary>
internal sealed class EchoHandler : DelegatingHandler
{
    private static readonly HttpStatusCode[] Statuses =
        [HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError, HttpStatusCode.TooManyRequests, HttpStatusCode.OK];

    private int _calls;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int call = Interlocked.Increment(ref _calls);
        string headers = string.Join("; ", request.Headers.Select(h => $"{h.Key}: {string.Join(", ", h.Value)}"));
        string body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        string said = $"{new string('.', call * 37 % 290)} {request.Method} {request.RequestUri!.OriginalString} {Uri.UnescapeDataString(request.RequestUri.AbsoluteUri)} {headers} {body} {Uri.UnescapeDataString(body)}";
        return new(Statuses[call % Statuses.Length])
        {
            Content = call % 2 == 0
                ? new StringContent(JsonSerializer.Serialize(new { error = new { message = said, code = 190 }, message = said }), Encoding.UTF8, "application/json")
                : new StringContent($"<html><body>{(call % 3 == 0 ? said : WebUtility.HtmlEncode(said))}</body></html>", Encoding.UTF8, "text/html"),
        };
    }
}
