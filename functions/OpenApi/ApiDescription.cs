using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Azure.Functions.Worker;
using Trends.Serving;

namespace TrendFunctions.OpenApi;

/// <summary>The app's HTTP interface as OpenAPI 3.1, made from its functions and their attributes.</summary>
internal static class ApiDescription
{
    /// <summary>The name of the key's security scheme.</summary>
    public const string KeyScheme = "functionKey";

    private static readonly int[] Failures = [400, 401, 404, 413, 503];
    private static readonly Lazy<byte[]> Cached = new(() => Encoding.UTF8.GetBytes(Describe(typeof(ApiDescription).Assembly).ToJsonString()));

    /// <summary>Gets the app's own description as UTF-8 JSON; made at the first call.</summary>
    public static ReadOnlyMemory<byte> Json => Cached.Value;

    /// <summary>Describes every HTTP function of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    public static JsonObject Describe(Assembly assembly)
    {
        XmlSummaries summaries = new(assembly, typeof(MartQueries).Assembly);
        ApiSchemas schemas = new(summaries);
        ApiOperation operations = new(schemas, summaries);
        SortedDictionary<string, JsonObject> paths = new(StringComparer.Ordinal);
        foreach ((MethodInfo method, HttpTriggerAttribute trigger) in Functions(assembly))
        {
            string route = trigger.Route ?? method.GetCustomAttribute<FunctionAttribute>()!.Name;
            string path = ApiOperation.Path(route);
            paths.TryAdd(path, []);
            foreach (string verb in trigger.Methods ?? ["get", "post"])
            {
                paths[path][verb.ToLowerInvariant()] = operations.Describe(method, trigger, route);
            }
        }

        schemas.Add("Problem", Object("type", "title", "detail", "traceId"));
        schemas.Add("Prediction", Object("predictionId", "model", "version"));
        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "TrendFunctions", ["version"] = assembly.GetName().Version?.ToString(3), ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" } },
            ["paths"] = new JsonObject(paths.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.ToJson(),
                ["responses"] = new JsonObject(Failures.Select(s => KeyValuePair.Create("Problem" + s.ToString(CultureInfo.InvariantCulture), (JsonNode?)Problem(s)))),
                ["headers"] = new JsonObject { ["X-Cache"] = new JsonObject { ["description"] = "Whether the answer was kept from before.", ["schema"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("hit", "miss") } } },
                ["securitySchemes"] = new JsonObject { [KeyScheme] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "x-functions-key" } },
            },
        };
    }

    /// <summary>Gives the HTTP functions of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    public static IEnumerable<(MethodInfo Method, HttpTriggerAttribute Trigger)> Functions(Assembly assembly)
        => from type in assembly.GetTypes()
           where type.IsPublic
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
           where method.IsDefined(typeof(FunctionAttribute))
           let trigger = method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)
           where trigger is not null
           orderby type.Name, method.Name
           select (method, trigger);

    private static JsonObject Object(params string[] texts) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(texts.Select(t => KeyValuePair.Create(t, (JsonNode?)new JsonObject { ["type"] = "string" }))),
    };

    private static JsonObject Problem(int status) => new()
    {
        ["description"] = ReasonPhrases.GetReasonPhrase(status),
        ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } } },
    };
}
