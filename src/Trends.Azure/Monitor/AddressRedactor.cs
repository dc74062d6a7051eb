using System.Diagnostics;
using OpenTelemetry;

namespace Trends.Azure.Monitor;

/// <summary>
/// Takes out of spans what addresses may hold of people: paths with user ids and terms, queries, store keys, the caller's own address.
/// What stays of a request is its route, of a call its host.
/// </summary>
internal sealed class AddressRedactor : BaseProcessor<Activity>
{
    private static readonly string[] Personal =
        ["url.query", "http.target", "http.url", "client.address", "client.port", "network.peer.address", "network.peer.port", "user_agent.original", "exception.message", "exception.stacktrace", "db.query.text", "db.statement"];

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        ArgumentNullException.ThrowIfNull(data);
        foreach (string name in Personal)
        {
            data.SetTag(name, null);
        }

        if (data.GetTagItem("url.path") is not null)
        {
            data.SetTag("url.path", data.GetTagItem("http.route"));
        }

        if (data.GetTagItem("url.full") is string full)
        {
            data.SetTag("url.full", Uri.TryCreate(full, UriKind.Absolute, out Uri? address) ? address.GetLeftPart(UriPartial.Authority) : null);
        }
    }
}
