using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Requests;

namespace Trends.Collect.Connect.Push;

/// <summary>Where a stream is connected to, and what is shown there.</summary>
/// <param name="Address">The address.</param>
/// <param name="Shown">The same without secrets.</param>
/// <param name="Headers">The headers.</param>
internal sealed record PushAddress(Uri Address, Uri Shown, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Makes the address of a connection.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="values">What its texts stand for, secrets included.</param>
    internal static PushAddress Of(Connector stream, SourceSettings settings, RequestValues values)
    {
        PushPlan plan = stream.Push!;
        string? other = settings.HasOtherBaseUrl || plan.Host is null ? null : TemplateText.Fill(plan.Host, values.Get);

        // Credentials are for the platform's servers; where another host is named they are shown only if the platform's documentation asks for them there.
        AuthPlan? auth = plan.IsAnonymous ? null : stream.Platform.Auth;
        UriBuilder address = new(other ?? settings.BaseUrl().AbsoluteUri);
        address.Path = address.Path.TrimEnd('/') + TemplateText.Fill(plan.Path ?? string.Empty, values.Get, escape: true);
        if (plan.Transport == PushTransport.WebSocket)
        {
            address.Scheme = address.Scheme is "https" or "wss" ? "wss" : "ws";
        }

        string query = Join(TemplateText.FillAll(plan.Query, values.Get));
        string secret = Join(TemplateText.FillAll(auth?.Query, values.Get));
        address.Query = query;
        Uri shown = address.Uri;
        address.Query = query.Length > 0 && secret.Length > 0 ? $"{query}&{secret}" : query + secret;
        Dictionary<string, string> headers = TemplateText.FillAll(stream.Platform.Headers, values.Get);
        foreach ((string name, string value) in TemplateText.FillAll(auth?.Headers, values.Get))
        {
            headers[name] = value;
        }

        return new(address.Uri, shown, headers);
    }

    private static string Join(Dictionary<string, string> query) => string.Join('&', query.Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value)}"));
}
