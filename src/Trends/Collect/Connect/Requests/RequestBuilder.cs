using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect.Requests;

/// <summary>Makes the request of a page.</summary>
/// <param name="stream">The stream.</param>
/// <param name="baseUrl">The platform's address, settings filled in.</param>
/// <param name="other">A request other than the stream's own; null for that one.</param>
internal sealed class RequestBuilder(Connector stream, Uri baseUrl, RequestPlan? other = null)
{
    private const string Hidden = "SECRET";
    private readonly RequestPlan _plan = other ?? stream.Manifest.Request ?? throw new InvalidOperationException($"Stream '{stream.Name}' is pushed and cannot be asked.");
    private readonly PagingPlan? _paging = other is null ? stream.Manifest.Paging : null;

    /// <summary>Makes the request.</summary>
    /// <param name="values">What its texts stand for; secrets only in what the platform's authentication adds.</param>
    /// <param name="position">Which page; null for the first.</param>
    /// <returns>The request, and its address without secrets.</returns>
    internal (HttpRequestMessage Request, Uri Shown) Make(RequestValues values, string? position)
    {
        AuthPlan? auth = stream.Platform.Auth;
        bool follows = position is not null && _paging?.Type is PagingType.Link or PagingType.Url;
        Uri address = follows ? Followed(position!) : Address(values);
        Dictionary<string, string> query = follows ? [] : TemplateText.FillAll(_plan.Query, values.Get);
        JsonNode? body = _plan.Body is { } plan ? Filled(plan, values) : null;
        Page(position, query, body);
        KeyValuePair<string, string>[] each = follows ? [] : [.. Each(values)];
        Uri shown = WithQuery(follows ? address : Address(values with { Secret = static _ => Hidden, Token = Hidden }), [.. query, .. each]);
        foreach ((string name, string value) in TemplateText.FillAll(auth?.Query, values.Get))
        {
            query[name] = value;
        }

        HttpRequestMessage request = new(body is null ? HttpMethod.Get : HttpMethod.Post, WithQuery(address, [.. query, .. each]));
        try
        {
            Headers(request, [.. TemplateText.FillAll(stream.Platform.Headers, values.Get), .. TemplateText.FillAll(_plan.Headers, values.Get), .. TemplateText.FillAll(auth?.Headers, values.Get)]);
            if (body is not null)
            {
                request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            }

            return (request, shown);
        }
        catch
        {
            request.Dispose();
            throw;
        }
    }

    /// <summary>Fills the texts of a JSON body.</summary>
    internal static JsonNode? Filled(System.Text.Json.JsonElement body, RequestValues values) => Fill(JsonNode.Parse(body.GetRawText())!, values);

    private static void Headers(HttpRequestMessage request, IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach ((string name, string value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                throw new InputException($"'{name}' is no request header.");
            }
        }

        if (request.Headers.Accept.Count == 0)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Each(RequestValues values)
        => from parameter in _plan.Query ?? new Dictionary<string, string>()
           where parameter.Value == RequestValues.EachId
           from id in values.Ids ?? []
           select KeyValuePair.Create(parameter.Key, id);

    private static Uri WithQuery(Uri address, IReadOnlyCollection<KeyValuePair<string, string>> query)
    {
        if (query.Count == 0)
        {
            return address;
        }

        string text = string.Join('&', query.Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value)}"));
        return new UriBuilder(address) { Query = address.Query.Length > 1 ? $"{address.Query[1..]}&{text}" : text }.Uri;
    }

    // A member whose value comes to nothing is left out, and so is what then is empty.
    private static JsonNode? Fill(JsonNode node, RequestValues values)
    {
        switch (node)
        {
            case JsonObject members:
                foreach ((string name, JsonNode? member) in members.ToList())
                {
                    members.Remove(name);
                    if (member is not null && Fill(member, values) is { } filled)
                    {
                        members[name] = filled;
                    }
                }

                return members;
            case JsonArray elements:
                List<JsonNode?> kept = [.. elements.ToList().SelectMany(e => Elements(e, values)).Where(e => e is not null)];
                return kept.Count == 0 && elements.Count > 0 ? null : new JsonArray([.. kept]);
            case JsonValue value when value.TryGetValue(out string? text):
                return TemplateText.Fill(text, values.Get) is { } full ? JsonValue.Create(full) : null;
            default:
                return node.DeepClone();
        }
    }

    private static IEnumerable<JsonNode?> Elements(JsonNode? element, RequestValues values)
        => element is JsonValue value && value.TryGetValue(out string? text) && text == RequestValues.EachId
            ? (values.Ids ?? []).Select(id => (JsonNode?)JsonValue.Create(id))
            : [element is null ? null : Fill(element.DeepClone(), values)];

    private Uri Address(RequestValues values)
    {
        string path = TemplateText.Fill(_plan.Path, values.Get, escape: !_plan.Path.StartsWith('{'))
            ?? throw new InputException($"Source '{stream.Name}' needs a query: {stream.Manifest.Query?.About}. Give one in Sources:Platforms:{stream.Platform.Platform}:Streams:{stream.Manifest.Stream}:Queries.");
        return Uri.TryCreate(path, UriKind.Absolute, out Uri? whole) && whole.Scheme is "http" or "https"
            ? whole
            : new Uri($"{baseUrl.AbsoluteUri.TrimEnd('/')}/{path.TrimStart('/')}");
    }

    // An answer must not lead elsewhere: the next request carries the credentials.
    private Uri Followed(string position)
    {
        Uri next = new(baseUrl, position);
        return next.Host == baseUrl.Host && next.Port == baseUrl.Port && next.Scheme == baseUrl.Scheme
            ? next
            : throw new TrendsException($"Source '{stream.Name}' leads to {next.GetLeftPart(UriPartial.Authority)} for its next page, and was asked at {baseUrl.GetLeftPart(UriPartial.Authority)}. It is not followed.");
    }

    private void Page(string? position, Dictionary<string, string> query, JsonNode? body)
    {
        if (_paging?.Param is not { } param || (position ?? FirstPosition()) is not { } value)
        {
            return;
        }

        if (body is JsonObject members)
        {
            members[param] = long.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out long number) ? JsonValue.Create(number) : JsonValue.Create(value);
        }
        else
        {
            query[param] = value;
        }
    }

    private string? FirstPosition() => _paging!.Type is PagingType.Offset or PagingType.Page
        ? _paging.First.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : null;
}
