using Functions.Embedded.Hosting;
using Functions.Embedded.Invocation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Http;

/// <summary>Gives every HTTP function its route.</summary>
internal sealed class HttpFunctions(
    IFunctionCatalog catalog,
    FunctionPlans plans,
    FunctionInvoker invoker,
    FunctionKeys keys,
    HttpResponder responder,
    RunningInvocations running,
    IConfiguration configuration,
    StartErrors errors,
    IEnumerable<HttpStep> steps,
    ILogger<HttpFunction> logger)
{
    private readonly Dictionary<string, string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Maps the functions; a route that cannot be is an error.</summary>
    public void Map(WebApplication app)
    {
        app.UseMiddleware<LocalCallersOnly>();
        foreach (HttpStep step in steps)
        {
            step.Configure(app);
        }

        app.Use(ExplainMethodAsync);
        app.UseRouting();
        string prefix = HostJson.RoutePrefix(configuration);
        foreach (FunctionDescriptor function in catalog.Functions)
        {
            if (function.Trigger is HttpTriggerAttribute trigger)
            {
                Map(app, function, trigger, prefix);
            }
        }

        // Named here, so that what no route takes comes to the step after it.
        app.UseEndpoints(static _ => { });
        app.Run(static http => Problems.WriteAsync(http, StatusCodes.Status404NotFound, $"Nothing is at {http.Request.Path}."));
    }

    // Routing answers a wrong method with a bare status.
    private static async Task ExplainMethodAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false, ContentType: null })
        {
            string allow = http.Response.Headers.Allow.ToString();
            string detail = $"{http.Request.Path} takes {allow}, not {http.Request.Method}.";
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.Allow = allow;
                return Task.CompletedTask;
            });
            await Problems.WriteAsync(http, StatusCodes.Status405MethodNotAllowed, detail);
        }
    }

    private void Map(WebApplication app, FunctionDescriptor function, HttpTriggerAttribute trigger, string prefix)
    {
        Type taken = function.TriggerParameter.ParameterType;
        if (taken != typeof(HttpRequest) && taken != typeof(HttpContext))
        {
            errors.Add(function.Name, function.TriggerParameter.Name!, $"an HTTP trigger cannot give a {taken.Name}", "make the parameter an HttpRequest, and take the body by a parameter of its own under [FromBody]");
            return;
        }

        if (Route(function, trigger, prefix) is not { } route || !Claim(function, trigger, route))
        {
            return;
        }

        HttpFunction served = new(plans.Of(function), invoker, responder, keys.Of(function.Name, trigger.AuthLevel), logger, running.Token);
        IEndpointConventionBuilder endpoint = trigger.Methods is { Length: > 0 } methods
            ? app.MapMethods(route, methods.Select(m => m.ToUpperInvariant()), served.ServeAsync)
            : app.Map(route, served.ServeAsync);

        // Attributes such as [RequestSizeLimit] are read by ASP.NET Core itself.
        endpoint.WithDisplayName(function.Name).WithMetadata([.. function.Method.GetCustomAttributes(inherit: true)]);
    }

    private string? Route(FunctionDescriptor function, HttpTriggerAttribute trigger, string prefix)
    {
        string? route = null;
        try
        {
            route = SettingText.Resolve(configuration, trigger.Route ?? function.Name).TrimStart('/');
            route = prefix.Length == 0 ? $"/{route}" : $"/{prefix}/{route}";
            RoutePatternFactory.Parse(route);
            return route;
        }
        catch (EmbeddedHostException e)
        {
            errors.Add(function.Name, function.TriggerParameter.Name!, "[HttpTrigger]", e.Message);
        }
        catch (RoutePatternException e)
        {
            errors.Add(function.Name, function.TriggerParameter.Name!, $"[HttpTrigger] has the route '{route}': {e.Message}", "write a route such as orders/{id:int}");
        }

        return null;
    }

    private bool Claim(FunctionDescriptor function, HttpTriggerAttribute trigger, string route)
    {
        bool free = true;
        foreach (string method in trigger.Methods is { Length: > 0 } methods ? methods : ["*"])
        {
            if (!_taken.TryAdd($"{method} {route}", function.Name))
            {
                errors.Add(function.Name, $"its route {method.ToUpperInvariant()} {route} is that of function '{_taken[$"{method} {route}"]}' too", "give one of them another route or method");
                free = false;
            }
        }

        return free;
    }
}
