using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using TrendFunctions.Serving;
using Trends.Storage;

namespace TrendFunctions.Tests.Serving;

[TestClass]
public sealed class HealthEndpointsTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(true, true, 200, "healthy")]
    [DataRow(true, false, 200, "degraded")]
    [DataRow(false, true, 503, "unhealthy")]
    [DataRow(false, false, 503, "unhealthy")]
    public async Task What_the_app_can_do_without_degrades_it_and_what_it_cannot_makes_it_unhealthy(bool lake, bool cache, int status, string word)
    {
        (int code, JsonNode body) = await AskAsync(Part("lake", required: true, lake), Part("cache", required: false, cache));

        Assert.AreEqual(status, code);
        Assert.AreEqual(word, body["status"]!.GetValue<string>());
        Assert.AreEqual(lake ? "ok" : "unreachable", body["checks"]!["lake"]!.GetValue<string>());
        Assert.AreEqual(cache ? "ok" : "unreachable", body["checks"]!["cache"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task What_a_part_says_of_itself_is_not_shown()
    {
        (_, JsonNode body) = await AskAsync(new PartHealth("lake", true, _ => throw new InvalidOperationException("https://secret.example")));

        Assert.DoesNotContain("secret", body.ToJsonString());
    }

    [TestMethod]
    public async Task A_part_that_never_answers_is_given_up()
    {
        (int code, JsonNode body) = await AskAsync(new PartHealth("cache", false, _ => Task.Delay(Timeout.Infinite, CancellationToken.None)), Part("lake", true, true));

        Assert.AreEqual(200, code);
        Assert.AreEqual("unreachable", body["checks"]!["cache"]!.GetValue<string>());
    }

    private static PartHealth Part(string name, bool required, bool answers) =>
        new(name, required, _ => answers ? Task.CompletedTask : Task.FromException(new IOException("away")));

    private async Task<(int Code, JsonNode Body)> AskAsync(params IPartHealth[] parts)
    {
        ObjectResult result = (ObjectResult)await new HealthEndpoints(parts).GetHealth(new DefaultHttpContext().Request, TestContext.CancellationToken);
        return (result.StatusCode!.Value, JsonSerializer.SerializeToNode(result.Value, JsonSerializerOptions.Web)!);
    }
}
