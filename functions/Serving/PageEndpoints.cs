using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Hosting;
using TrendFunctions.OpenApi;

namespace TrendFunctions.Serving;

/// <summary>The page at <c>/</c> and what it loads.</summary>
public static class PageEndpoints
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "web");

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["index.html"] = "text/html; charset=utf-8",
        ["docs.html"] = "text/html; charset=utf-8",
        ["app.js"] = "text/javascript; charset=utf-8",
        ["text.js"] = "text/javascript; charset=utf-8",
        ["docs.js"] = "text/javascript; charset=utf-8",
        ["style.css"] = "text/css; charset=utf-8",
    };

    /// <summary>The page.</summary>
    /// <param name="request">The request.</param>
    [Function(nameof(GetPage))]
    [Answers(MediaType = "text/html")]
    public static IActionResult GetPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "/")] HttpRequest request)
        => File(request, "index.html");

    /// <summary>The page of the HTTP interface.</summary>
    /// <param name="request">The request.</param>
    [Function(nameof(GetDocs))]
    [Answers(MediaType = "text/html")]
    public static IActionResult GetDocs([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/docs")] HttpRequest request)
        => File(request, "docs.html");

    /// <summary>A style sheet or script of the page.</summary>
    /// <param name="request">The request.</param>
    /// <param name="file">Its name.</param>
    [Function(nameof(GetAsset))]
    [Answers(MediaType = "text/css")]
    public static IActionResult GetAsset([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{file}")] HttpRequest request, string file)
        => File(request, file);

    private static IActionResult File(HttpRequest request, string name)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Types.TryGetValue(name, out string? type) || !System.IO.File.Exists(Path.Combine(Root, name)))
        {
            return Problems.NotFound($"There is no page '{name}'.");
        }

        IHeaderDictionary headers = request.HttpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.CacheControl = "no-cache";
        return new PhysicalFileResult(Path.Combine(Root, name), type);
    }
}
