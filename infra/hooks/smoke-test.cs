// Calls a running app the way a client does and says what does not answer as it should. Takes TRENDS_URL (default http://localhost:7071), TRENDS_KEY
// (empty: only what is open to all), TRENDS_SMOKE_SECONDS (default 600: a new identity's roles may take ten minutes to be known everywhere) and
// TRENDS_SMOKE_CLOSED (true: an app on this machine has keys too).
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

Uri app = new(Environment.GetEnvironmentVariable("TRENDS_URL") is { Length: > 0 } url ? url : "http://localhost:7071");
string key = Environment.GetEnvironmentVariable("TRENDS_KEY") ?? "";
TimeSpan limit = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("TRENDS_SMOKE_SECONDS") ?? "600", CultureInfo.InvariantCulture));
if (app.Scheme != Uri.UriSchemeHttps && !app.IsLoopback)
{
    Console.Error.WriteLine($"smoke test: '{app}' is not https, and a key would go over it in the clear. Correct TRENDS_URL.");
    return 2;
}

List<(string Path, bool WithKey, HttpStatusCode Status, Func<JsonElement, bool>? Holds)> checks =
[
    ("api/health", false, HttpStatusCode.OK, body => body.GetProperty("status").GetString() == "healthy"),
    ("api/openapi.json", false, HttpStatusCode.OK, body => body.GetProperty("paths").EnumerateObject().Any(p => p.Name == "/api/trends")),
    ("", false, HttpStatusCode.OK, null),
];
if (key.Length > 0)
{
    checks.Add(("api/trends?window=24h&top=5", true, HttpStatusCode.OK, body => body.GetProperty("items").ValueKind == JsonValueKind.Array));
    checks.Add(("api/catalog", true, HttpStatusCode.OK, null));
}

if (!app.IsLoopback || Environment.GetEnvironmentVariable("TRENDS_SMOKE_CLOSED") == "true")
{
    // The embedded runtime on loopback runs open unless it has keys; the cloud must not.
    checks.Add(("api/trends", false, HttpStatusCode.Unauthorized, null));
}

using HttpClient client = new() { BaseAddress = app, Timeout = TimeSpan.FromSeconds(100) };
Stopwatch clock = Stopwatch.StartNew();
int failed = 0;
foreach ((string path, bool withKey, HttpStatusCode status, Func<JsonElement, bool>? holds) in checks)
{
    string? wrong = await CallAsync(path, withKey, status, holds);
    while (wrong is not null && clock.Elapsed < limit)
    {
        await Task.Delay(TimeSpan.FromSeconds(Math.Min(10, limit.TotalSeconds / 10)));
        wrong = await CallAsync(path, withKey, status, holds);
    }

    failed += wrong is null ? 0 : 1;
    Console.WriteLine($"{(wrong is null ? "ok " : "BAD")} GET /{path} {wrong ?? $"answers {(int)status}"}");
}

string left = key.Length > 0 ? "" : ", without a key";
Console.WriteLine($"smoke test: {checks.Count - failed} passed, {failed} failed in {clock.Elapsed.TotalSeconds:0} s on {app}{left}");
return failed == 0 ? 0 : 1;

async Task<string?> CallAsync(string path, bool withKey, HttpStatusCode status, Func<JsonElement, bool>? holds)
{
    try
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        if (withKey)
        {
            request.Headers.Add("x-functions-key", key);
        }

        using HttpResponseMessage response = await client.SendAsync(request);
        string body = await response.Content.ReadAsStringAsync();
        return response.StatusCode != status ? $"answers {(int)response.StatusCode}, not {(int)status}"
            : holds is not null && !Holds(body, holds) ? "answers with another body than it should"
            : null;
    }
    catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
    {
        return $"does not answer: {e.Message}";
    }
}

static bool Holds(string body, Func<JsonElement, bool> holds)
{
    try
    {
        using JsonDocument document = JsonDocument.Parse(body);
        return holds(document.RootElement);
    }
    catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
    {
        return false;
    }
}
