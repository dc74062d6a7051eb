using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Trends.Azure.Tests.Text;

/// <summary>Stands in for Azure AI Language: answers texts as the fixtures do, and what they do not hold with an error; anything but one route is refused, and so is whoever brings no token.</summary>
internal sealed class LanguageService : HttpMessageHandler
{
    public const string Endpoint = "https://trends-test.cognitiveservices.azure.com";
    private readonly Dictionary<string, JsonObject> _documents;
    private int _requests;

    public LanguageService()
    {
        JsonArray asked = JsonNode.Parse(Fixture("sentiment.request"))!["analysisInput"]!["documents"]!.AsArray();
        JsonArray answered = JsonNode.Parse(Fixture("sentiment.response"))!["results"]!["documents"]!.AsArray();
        _documents = asked.Zip(answered).ToDictionary(d => d.First!["text"]!.GetValue<string>(), d => d.Second!.AsObject());
    }

    public int Requests => _requests;

    public JsonNode? LastRequest { get; private set; }

    /// <summary>Gets or sets what is answered instead: a status and a fixture; null for no answer at all.</summary>
    public Func<(HttpStatusCode Status, string Fixture)?>? Fault { get; set; }

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Text", "Fixtures", name + ".json"));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        if (request.Headers.Authorization is not { Scheme: "Bearer", Parameter.Length: > 0 })
        {
            return new(HttpStatusCode.Unauthorized);
        }

        if (request.Method != HttpMethod.Post || request.RequestUri!.ToString() != Endpoint + "/language/:analyze-text?api-version=2024-11-01")
        {
            return new(HttpStatusCode.NotFound);
        }

        if (Fault is not null)
        {
            if (Fault() is not { } fault)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return new(HttpStatusCode.RequestTimeout);
            }

            HttpResponseMessage refused = Json(fault.Status, Fixture(fault.Fixture));
            if (fault.Status is HttpStatusCode.TooManyRequests)
            {
                refused.Headers.Add("Retry-After", "60");
            }

            return refused;
        }

        JsonNode body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        LastRequest = body;
        return Answer(body);
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string json) => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private HttpResponseMessage Answer(JsonNode request)
    {
        JsonArray documents = request["analysisInput"]!["documents"]!.AsArray();
        if (documents.Count is 0 or > 10 || request["kind"]!.GetValue<string>() != "SentimentAnalysis")
        {
            return new(HttpStatusCode.BadRequest);
        }

        if (documents.Any(d => d!["text"]!.GetValue<string>() is not { Length: > 0 and <= 5120 } || !_documents.ContainsKey(d["text"]!.GetValue<string>().TrimEnd('x'))))
        {
            return Json(HttpStatusCode.OK, Fixture("unsupported-language.response"));
        }

        JsonArray answers = [.. documents.Select(d =>
        {
            JsonNode answer = _documents[d!["text"]!.GetValue<string>().TrimEnd('x')].DeepClone();
            answer["id"] = d["id"]!.GetValue<string>();
            return answer;
        })];
        JsonNode response = JsonNode.Parse(Fixture("sentiment.response"))!;
        response["results"]!["documents"] = answers;
        return Json(HttpStatusCode.OK, response.ToJsonString());
    }
}
