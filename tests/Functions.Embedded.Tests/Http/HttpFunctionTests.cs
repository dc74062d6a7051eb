using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Tests.Http;

[TestClass]
public sealed class HttpFunctionTests
{
    private static TestHost? s_host;

    private static HttpClient Client => s_host!.Client;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_host = await TestHost.StartAsync([typeof(Endpoints)]);

    [ClassCleanup]
    public static async Task StopAsync() => await s_host!.DisposeAsync();

    [TestMethod]
    [DataRow("/api/text/7", "7 no")]
    [DataRow("/api/text/7?flag=true", "7 True")]
    [DataRow("/api/Plain", "plain")]
    [DataRow("/api/optional", "none")]
    [DataRow("/api/optional/given", "given")]
    [DataRow("/api/query?at=2024-05-01T09:00:00%2B09:00&level=admin&id=6f9619ff-8b86-d011-b42d-00cf4fc964ff", "2024-05-01T00:00:00.0000000+00:00 Admin 6f9619ff-8b86-d011-b42d-00cf4fc964ff")]
    [DataRow("/api/result", "from a result")]
    [DataRow("/api/stream", "streamed")]
    [DataRow("/api/bytes", "bytes")]
    [DataRow("/api/own", "own")]
    public async Task Routes_queries_and_results_are_bound_as_declared(string path, string expected)
    {
        using HttpResponseMessage response = await Client.GetAsync(path);

        Assert.AreEqual(expected, await response.Content.ReadAsStringAsync());
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
    }

    [TestMethod]
    public async Task A_plain_object_is_written_as_camel_case_JSON()
    {
        using HttpResponseMessage response = await Client.GetAsync("/api/object");

        Assert.AreEqual("""{"firstName":"Ann","age":3}""", await response.Content.ReadAsStringAsync());
        Assert.AreEqual("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [TestMethod]
    public async Task A_body_is_read_without_regard_to_case()
    {
        using HttpResponseMessage response = await Client.PostAsync("/api/people", Json("""{"FirstName":"Ann","age":3}"""));

        Assert.AreEqual("Ann", await response.Content.ReadAsStringAsync());
    }

    [TestMethod]
    [DataRow("{\"age\":\"x\"}", "$.age")]
    [DataRow("{\"age\":", "line 1")]
    [DataRow("null", "null")]
    [DataRow("", "no body")]
    public async Task A_bad_body_is_a_400_problem_that_names_the_place(string body, string named)
    {
        using HttpResponseMessage response = await Client.PostAsync("/api/people", Json(body));

        await AssertProblemAsync(response, HttpStatusCode.BadRequest, named);
    }

    [TestMethod]
    public async Task A_body_that_may_be_absent_is_null() =>
        Assert.AreEqual("nobody", await (await Client.PostAsync("/api/maybe", null)).Content.ReadAsStringAsync());

    [TestMethod]
    [DataRow("/api/needs", "count")]
    [DataRow("/api/needs?count=x", "'x' is no Int32")]
    public async Task A_parameter_that_cannot_be_filled_is_a_400_problem_that_names_it(string path, string named)
    {
        using HttpResponseMessage response = await Client.GetAsync(path);

        await AssertProblemAsync(response, HttpStatusCode.BadRequest, named);
    }

    [TestMethod]
    public async Task A_route_value_that_breaks_its_constraint_is_not_found()
    {
        using HttpResponseMessage response = await Client.GetAsync("/api/text/seven");

        await AssertProblemAsync(response, HttpStatusCode.NotFound, "/api/text/seven");
    }

    [TestMethod]
    public async Task Another_method_is_not_allowed()
    {
        using HttpResponseMessage response = await Client.PostAsync("/api/text/7", null);

        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [TestMethod]
    public async Task An_unhandled_exception_is_a_500_problem_with_a_correlation_id_and_nothing_from_inside()
    {
        using HttpResponseMessage response = await Client.GetAsync("/api/fail");

        string body = await AssertProblemAsync(response, HttpStatusCode.InternalServerError, "correlationId");
        Assert.DoesNotContain("secret", body);
        Assert.DoesNotContain("   at ", body);
    }

    [TestMethod]
    public async Task A_body_past_the_functions_own_limit_is_refused_and_one_at_the_limit_is_taken()
    {
        using HttpResponseMessage small = await Client.PostAsync("/api/limited", new ByteArrayContent(new byte[100]));
        using HttpResponseMessage large = await Client.PostAsync("/api/limited", new ByteArrayContent(new byte[101]));

        Assert.AreEqual("100", await small.Content.ReadAsStringAsync());
        Assert.AreEqual(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [TestMethod]
    public async Task A_request_for_another_host_name_is_refused_while_everything_is_open()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/Plain");
        request.Headers.Host = "evil.example";
        using HttpResponseMessage response = await Client.SendAsync(request);

        Assert.AreEqual(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [TestMethod]
    public async Task A_caller_that_leaves_cancels_the_function()
    {
        using CancellationTokenSource leave = new();
        Task<HttpResponseMessage> call = Client.GetAsync("/api/long", leave.Token);
        await Endpoints.Entered.Task.WaitAsync(TimeSpan.FromSeconds(10));

        await leave.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => call);
        Assert.IsTrue(await Endpoints.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task<string> AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string named)
    {
        string body = await response.Content.ReadAsStringAsync();
        Assert.AreEqual(status, response.StatusCode, body);
        Assert.AreEqual("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using JsonDocument problem = JsonDocument.Parse(body);
        Assert.AreEqual((int)status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Contains(named, JsonSerializer.Deserialize<JsonElement>(body).ToString().Replace("\\u0027", "'", StringComparison.Ordinal));
        return body;
    }

    public sealed record Person(string FirstName, int Age);

    public sealed class Endpoints
    {
        public static TaskCompletionSource Entered { get; } = new();

        public static TaskCompletionSource<bool> Cancelled { get; } = new();

        [Function("Text")]
        public static IActionResult Text([HttpTrigger(AuthorizationLevel.Function, "get", Route = "text/{id:int}")] HttpRequest request, int id, bool? flag) =>
            new ContentResult { Content = $"{id} {flag?.ToString() ?? "no"}" };

        [Function("Plain")]
        public string Plain([HttpTrigger] HttpRequest request) => "plain";

        [Function("Optional")]
        public Task<IActionResult> Optional([HttpTrigger("get", Route = "optional/{name?}")] HttpRequest request, string? name) =>
            Task.FromResult<IActionResult>(new ContentResult { Content = name ?? "none" });

        [Function("Query")]
        public string Query([HttpTrigger("get", Route = "query")] HttpContext http, DateTimeOffset at, AuthorizationLevel level, Guid id) => $"{at:O} {level} {id}";

        [Function("Result")]
        public ValueTask<IResult> Result([HttpTrigger("get", Route = "result")] HttpRequest request) => new(Results.Text("from a result"));

        [Function("Stream")]
        public FileStreamResult Stream([HttpTrigger("get", Route = "stream")] HttpRequest request) => new(new MemoryStream("streamed"u8.ToArray()), "text/plain");

        [Function("Bytes")]
        public byte[] Bytes([HttpTrigger("get", Route = "bytes")] HttpRequest request) => "bytes"u8.ToArray();

        [Function("Own")]
        public async Task Own([HttpTrigger("get", Route = "own")] HttpRequest request, FunctionContext context) =>
            await context.GetHttpContext()!.Response.WriteAsync("own");

        [Function("Object")]
        public Person OnePerson([HttpTrigger("get", Route = "object")] HttpRequest request) => new("Ann", 3);

        [Function("People")]
        public string People([HttpTrigger("post", Route = "people")] HttpRequest request, [Microsoft.Azure.Functions.Worker.Http.FromBody] Person person) => person.FirstName;

        [Function("Maybe")]
        public string Maybe([HttpTrigger("post", Route = "maybe")] HttpRequest request, [Microsoft.Azure.Functions.Worker.Http.FromBody] Person? person) => person?.FirstName ?? "nobody";

        [Function("Needs")]
        public string Needs([HttpTrigger("get", Route = "needs")] HttpRequest request, int count) => $"{count}";

        [Function("Fail")]
        public string Fail([HttpTrigger("get", Route = "fail")] HttpRequest request) => throw new InvalidOperationException("secret");

        [Function("Limited"), RequestSizeLimit(100)]
        public async Task<string> Limited([HttpTrigger("post", Route = "limited")] HttpRequest request)
        {
            using MemoryStream body = new();
            await request.Body.CopyToAsync(body);
            return $"{body.Length}";
        }

        [Function("Long")]
        public async Task WaitForEver([HttpTrigger("get", Route = "long")] HttpRequest request, CancellationToken cancellationToken)
        {
            Entered.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Cancelled.SetResult(true);
                throw;
            }
        }
    }
}
