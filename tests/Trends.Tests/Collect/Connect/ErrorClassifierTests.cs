using System.Text;
using System.Text.Json;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Errors;
using Trends.Collect.Connect.Manifests;

namespace Trends.Tests.Collect.Connect;

[TestClass]
public sealed class ErrorClassifierTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [TestMethod]
    [DataRow(200, null)]
    [DataRow(304, null)]
    [DataRow(302, ErrorKind.System)]
    [DataRow(400, ErrorKind.Config)]
    [DataRow(401, ErrorKind.Credentials)]
    [DataRow(403, ErrorKind.Credentials)]
    [DataRow(404, ErrorKind.Missing)]
    [DataRow(408, ErrorKind.Transient)]
    [DataRow(410, ErrorKind.Missing)]
    [DataRow(422, ErrorKind.Config)]
    [DataRow(429, ErrorKind.RateLimited)]
    [DataRow(500, ErrorKind.Transient)]
    [DataRow(501, ErrorKind.System)]
    [DataRow(503, ErrorKind.Transient)]
    [DataRow(522, ErrorKind.Transient)]
    public void A_status_alone_says_what_it_means_everywhere(int status, ErrorKind? kind)
        => Assert.AreEqual(kind, Find([], status, "{}")?.Kind);

    [TestMethod]
    public void A_200_that_holds_an_error_is_one()
    {
        ErrorRule[] rules = [new(ErrorKind.Credentials, At: "error.error_code", In: ["5"]), new(ErrorKind.RateLimited, At: "error.error_code", In: ["6", "29"])];

        Assert.AreEqual(ErrorKind.RateLimited, Find(rules, 200, """{"error":{"error_code":6,"error_msg":"Too many requests per second"}}""")?.Kind);
        Assert.AreEqual(ErrorKind.Credentials, Find(rules, 200, """{"error":{"error_code":5}}""")?.Kind);
        Assert.IsNull(Find(rules, 200, """{"response":{"items":[]}}"""));
        Assert.IsNull(Find(rules, 200, """{"error":{"error_code":7}}"""));
    }

    [TestMethod]
    public void A_403_that_means_the_quota_is_no_matter_of_credentials()
    {
        ErrorRule[] rules = [new(ErrorKind.RateLimited, [403], "error.errors[0].reason", ["quotaExceeded", "rateLimitExceeded"], Blocks: "units")];

        SourceError? error = Find(rules, 403, """{"error":{"errors":[{"reason":"quotaExceeded"}],"message":"The request cannot be completed"}}""");

        Assert.AreEqual(ErrorKind.RateLimited, error?.Kind);
        Assert.AreEqual("units", error?.Blocks);
        Assert.AreEqual("The request cannot be completed", error?.Message);
        Assert.AreEqual(ErrorKind.Credentials, Find(rules, 403, """{"error":{"errors":[{"reason":"forbidden"}]}}""")?.Kind);
    }

    [TestMethod]
    public void The_wait_is_read_from_both_forms_of_the_header_and_from_the_body()
    {
        Assert.AreEqual(Now.AddSeconds(90), Find([], 429, "{}", ("Retry-After", "90"))?.Until);
        Assert.AreEqual(Now.AddMinutes(5), Find([], 429, "{}", ("Retry-After", "Fri, 01 May 2026 12:05:00 GMT"))?.Until);
        Assert.IsNull(Find([], 429, "{}", ("Retry-After", "soon"))?.Until);
        ErrorRule[] rules = [new(ErrorKind.RateLimited, [429], WaitAt: "parameters.retry_after")];
        Assert.AreEqual(Now.AddSeconds(31), Find(rules, 429, """{"parameters":{"retry_after":31}}""")?.Until);
        Assert.AreEqual(Now.AddMinutes(3), Find([rules[0] with { WaitUnit = WaitUnit.Minutes }], 429, """{"parameters":{"retry_after":3}}""")?.Until);
    }

    [TestMethod]
    public void What_a_platform_said_is_told_short_and_without_secrets()
    {
        SourceError? error = Find([], 400, "bad key=topsecret " + new string('x', 1000));

        Assert.StartsWith("bad key=[secret] xxx", error!.Message);
        Assert.IsLessThanOrEqualTo(301, error.Message.Length);
    }

    [TestMethod]
    public void What_is_told_in_prose_is_found_where_the_answer_is_no_json()
    {
        ErrorRule[] rules = [new(ErrorKind.RateLimited, Contains: "limit requests"), new(ErrorKind.Config, Status: [200], Contains: "too short")];

        Assert.AreEqual(ErrorKind.RateLimited, Find(rules, 200, "Please limit requests to one every 5 seconds.")?.Kind);
        Assert.AreEqual(ErrorKind.Config, Find(rules, 200, "The specified phrase is too short.")?.Kind);
        Assert.IsNull(Find(rules, 200, """{"articles":[{"title":"Please limit requests"}]}"""));
    }

    private static SourceError? Find(ErrorRule[] rules, int status, string body, params (string Name, string Value)[] headers)
    {
        using JsonDocument? json = SourceClient.Parse(Encoding.UTF8.GetBytes(body));
        SourceAnswer answer = new(
            status,
            headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase),
            Encoding.UTF8.GetBytes(body),
            new("https://api.example/a"),
            text => text.Replace("topsecret", "[secret]", StringComparison.Ordinal));
        return ErrorClassifier.Find(rules, answer, json?.RootElement ?? default, Now);
    }
}
