using System.Security.Cryptography;
using System.Text;

namespace TrendFunctions.Tests.Http;

[TestClass]
public sealed class WebhookTests
{
    private const string Secret = "app-secret-of-this-test";
    private static readonly TempFolder Folder = new();
    private static readonly Lazy<Task<Served>> Host = new(() => Served.OnAsync(
        Folder["data"],
        ("FunctionKeys__default", "of-my-own"),
        ("Sources__Platforms__facebook__Enabled", "true"),
        ("Sources__Platforms__facebook__Secrets__accessToken", "none"),
        ("Sources__Platforms__facebook__Secrets__appSecret", Secret),
        ("Sources__Platforms__facebook__Secrets__verifyToken", "verify-me"),
        ("Sources__Platforms__instagram__Enabled", "true")));

    [ClassCleanup]
    public static async Task Stop()
    {
        (await Host.Value).Dispose();
        Folder.Dispose();
    }

    [TestMethod]
    public async Task The_question_of_the_platform_is_answered_without_a_key()
    {
        Served host = await Host.Value;

        Answer right = (await host.GetAsync("/api/webhooks/facebook?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=verify-me")).Is(200);
        Assert.AreEqual("1158201444", right.Text);
        Assert.AreEqual("text/plain", right.MediaType);
        (await host.GetAsync("/api/webhooks/facebook?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=verify-mf")).Problem(401);
        (await host.GetAsync("/api/webhooks/facebook?hub.mode=subscribe&hub.challenge=1158201444")).Problem(401);
    }

    [TestMethod]
    public async Task What_is_signed_is_taken_and_lands_raw_and_what_is_not_is_refused()
    {
        Served host = await Host.Value;
        const string Body = """
            {"object":"page","entry":[{"id":"1","time":1458692752478,"changes":[
              {"field":"feed","value":{"item":"status","verb":"add","post_id":"1_22","from":{"id":"1","name":"A Page"},"message":"pushed through the front door","created_time":1767225600}},
              {"field":"feed","value":{"item":"comment","verb":"remove","post_id":"1_22","comment_id":"22_33","from":{"id":"5","name":"B"}}}]}]}
            """;

        (await PostAsync(host, "facebook", Body, "sha256=" + new string('0', 64))).Problem(401);
        (await PostAsync(host, "facebook", Body, null)).Problem(401);
        (await PostAsync(host, "facebook", Body, Signed(Body))).Is(200);

        Assert.Contains("pushed through the front door", await Raw.UntilAsync(Folder["data"], "posts/facebook-changes"));
        Assert.Contains("22_33", await Raw.UntilAsync(Folder["data"], "deletions/facebook-deletions"));
    }

    [TestMethod]
    public async Task Nobody_listens_for_unknown_platforms_and_those_without_secrets()
    {
        Served host = await Host.Value;

        foreach (string platform in new[] { "instagram", "reddit", "nothing" })
        {
            (await PostAsync(host, platform, "{}", Signed("{}"))).Problem(404);
            (await host.GetAsync($"/api/webhooks/{platform}?hub.verify_token=verify-me&hub.challenge=1")).Problem(404);
        }
    }

    [TestMethod]
    public async Task A_body_at_the_limit_is_read_and_one_beyond_it_refused()
    {
        Served host = await Host.Value;
        string most = "{}".PadRight(1_000_000);

        (await PostAsync(host, "facebook", most, Signed(most))).Is(200);
        (await PostAsync(host, "facebook", most + " ", Signed(most + " "))).Problem(413);
    }

    private static string Signed(string body) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body)));

    private static async Task<Answer> PostAsync(Served host, string platform, string body, string? signature)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/webhooks/{platform}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null)
        {
            request.Headers.Add("X-Hub-Signature-256", signature);
        }

        return await Answer.OfAsync(await host.Client.SendAsync(request));
    }
}
