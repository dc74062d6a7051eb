using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace TrendFunctions.OpenApi;

/// <summary>Describes one HTTP function.</summary>
/// <param name="schemas">Collects the types.</param>
/// <param name="summaries">Describe functions and parameters.</param>
internal sealed partial class ApiOperation(ApiSchemas schemas, XmlSummaries summaries)
{
    /// <summary>Gives the names of a route's parameters.</summary>
    /// <param name="route">The route.</param>
    public static IEnumerable<string> Parameters(string route) => Braces().Matches(route).Select(m => m.Groups[1].Value);

    /// <summary>Gives a route as a path: one leading slash, no constraints.</summary>
    /// <param name="route">The route.</param>
    public static string Path(string route) => "/" + Braces().Replace(route.Trim('/'), "{$1}");

    /// <summary>Describes a function.</summary>
    /// <param name="method">The function's method.</param>
    /// <param name="trigger">Its trigger.</param>
    /// <param name="route">Its route.</param>
    public JsonObject Describe(MethodInfo method, HttpTriggerAttribute trigger, string route)
    {
        bool open = trigger.AuthLevel == AuthorizationLevel.Anonymous;
        JsonArray parameters =
        [
            .. Parameters(route).Select(name => Parameter(name, "path", summaries.Parameter(method, name), new() { ["type"] = "string" })),
            .. method.GetCustomAttributes<QueryParameterAttribute>().Select(Query),
        ];
        JsonObject operation = new()
        {
            ["operationId"] = method.GetCustomAttribute<FunctionAttribute>()!.Name,
            ["tags"] = new JsonArray(route.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["api", { } group, ..] ? group.Split('.')[0] : "pages"),
            ["summary"] = summaries.Summary(method) ?? method.Name,
            ["security"] = open ? new JsonArray() : new JsonArray(new JsonObject { [ApiDescription.KeyScheme] = new JsonArray() }),
        };
        if (parameters.Count > 0)
        {
            operation["parameters"] = parameters;
        }

        TakesAttribute? takes = method.GetCustomAttribute<TakesAttribute>();
        if (takes is not null)
        {
            JsonObject content = new() { ["schema"] = schemas.Reference(takes.Body), ["example"] = JsonNode.Parse(takes.Example) };
            operation["requestBody"] = new JsonObject { ["required"] = !takes.Optional, ["content"] = new JsonObject { ["application/json"] = content } };
        }

        SortedDictionary<int, JsonNode> responses = [];
        foreach (AnswersAttribute answer in method.GetCustomAttributes<AnswersAttribute>())
        {
            responses[answer.Status] = answer is { Status: >= 400, Body: null, MediaType: "application/json" } ? Problem(answer.Status) : Response(answer);
        }

        foreach (int status in Failures(open, parameters.Count > 0 || takes is not null, takes is not null, parameters.Any(p => (string?)p?["in"] == "path")))
        {
            responses.TryAdd(status, Problem(status));
        }

        operation["responses"] = new JsonObject(responses.Select(r => KeyValuePair.Create(r.Key.ToString(CultureInfo.InvariantCulture), (JsonNode?)r.Value)));
        return operation;
    }

    private static IEnumerable<int> Failures(bool open, bool reads, bool takes, bool finds)
        => new[] { (400, reads && !open), (401, !open), (404, finds), (413, takes), (503, !open) }.Where(f => f.Item2).Select(f => f.Item1);

    private static JsonObject Problem(int status)
        => new() { ["$ref"] = "#/components/responses/Problem" + status.ToString(CultureInfo.InvariantCulture) };

    private static JsonObject Query(QueryParameterAttribute query)
    {
        bool whole = query.Least != int.MinValue;
        JsonObject schema = new() { ["type"] = whole ? "integer" : "string" };
        if (whole)
        {
            schema["minimum"] = query.Least;
            schema["maximum"] = query.Most;
        }

        if (query.Absent is { } absent)
        {
            schema["default"] = whole ? int.Parse(absent, CultureInfo.InvariantCulture) : absent;
        }

        return Parameter(query.Name, "query", query.Description, schema);
    }

    private static JsonObject Parameter(string name, string place, string? description, JsonObject schema) => new()
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = place == "path",
        ["description"] = description ?? string.Empty,
        ["schema"] = schema,
    };

    private static JsonObject Untyped(string mediaType)
        => new() { ["type"] = mediaType.StartsWith("application/json", StringComparison.Ordinal) ? "object" : "string" };

    private JsonObject Response(AnswersAttribute answer)
    {
        JsonObject response = new() { ["description"] = answer.Status switch { 202 => "Accepted", 503 => "Not available", _ => "Done" } };
        if (answer.Predicts)
        {
            response["headers"] = new JsonObject { ["X-Cache"] = new JsonObject { ["$ref"] = "#/components/headers/X-Cache" } };
        }

        if (answer.Body is not null || answer.MediaType != "application/json")
        {
            JsonObject schema = answer.Body is null ? Untyped(answer.MediaType) : schemas.Reference(answer.Body);
            schema = answer.Predicts ? new() { ["allOf"] = new JsonArray(schema, new JsonObject { ["$ref"] = "#/components/schemas/Prediction" }) } : schema;
            response["content"] = new JsonObject { [answer.MediaType.Split(';')[0]] = new JsonObject { ["schema"] = schema } };
        }

        return response;
    }

    [GeneratedRegex(@"\{\*{0,2}([^}:?]+)[^}]*\}")]
    private static partial Regex Braces();
}
