using System.Net;
using System.Text;
using System.Text.Json;

namespace Trends.Simulator.Tests.Dialects;

/// <summary>The token endpoints of Pinterest and LinkedIn.</summary>
[TestClass]
public sealed class RefreshGrantTests
{
    [TestMethod]
    [DataRow("pinterest", 30)]
    [DataRow("linkedin", 60)]
    public async Task A_refresh_token_gets_an_access_token_that_ends_in_time_and_can_be_got_anew(string name, int days)
    {
        await using SimulatedPlatform platform = await SimulatedPlatform.StartAsync(name);

        JsonElement first = await TokenAsync(platform, SimulatorCredentials.Token);
        string token = first.GetProperty("access_token").GetString()!;

        Assert.AreEqual(days * 86_400, first.GetProperty("expires_in").GetInt32());
        Assert.AreEqual(HttpStatusCode.OK, await StatusAsync(platform, token));
        platform.Clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromSeconds(1));
        Assert.AreEqual(HttpStatusCode.OK, await StatusAsync(platform, token));
        platform.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual(HttpStatusCode.Unauthorized, await StatusAsync(platform, token));

        string next = first.GetProperty("refresh_token").GetString()!;
        Assert.AreEqual(HttpStatusCode.OK, await StatusAsync(platform, (await TokenAsync(platform, next)).GetProperty("access_token").GetString()!));
    }

    [TestMethod]
    [DataRow("pinterest", "wrong", SimulatorCredentials.ClientSecret, "refresh_token", HttpStatusCode.BadRequest)]
    [DataRow("pinterest", SimulatorCredentials.Token, "wrong", "refresh_token", HttpStatusCode.Unauthorized)]
    [DataRow("pinterest", SimulatorCredentials.Token, SimulatorCredentials.ClientSecret, "password", HttpStatusCode.BadRequest)]
    [DataRow("linkedin", "wrong", SimulatorCredentials.ClientSecret, "refresh_token", HttpStatusCode.BadRequest)]
    [DataRow("linkedin", SimulatorCredentials.Token, "wrong", "refresh_token", HttpStatusCode.Unauthorized)]
    [DataRow("linkedin", SimulatorCredentials.Token, SimulatorCredentials.ClientSecret, "password", HttpStatusCode.BadRequest)]
    public async Task A_wrong_token_client_or_grant_gets_none(string name, string refresh, string secret, string grant, HttpStatusCode status)
    {
        await using SimulatedPlatform platform = await SimulatedPlatform.StartAsync(name);

        using HttpResponseMessage response = await PostAsync(platform, refresh, secret, grant);

        Assert.AreEqual(status, response.StatusCode);
        Assert.IsFalse((await SimulatedPlatform.JsonOf(response)).TryGetProperty("access_token", out _));
    }

    private static async Task<JsonElement> TokenAsync(SimulatedPlatform platform, string refresh)
    {
        using HttpResponseMessage response = await PostAsync(platform, refresh, SimulatorCredentials.ClientSecret, "refresh_token");
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        return await SimulatedPlatform.JsonOf(response);
    }

    private static async Task<HttpResponseMessage> PostAsync(SimulatedPlatform platform, string refresh, string secret, string grant)
    {
        bool isBasic = platform.Name == "pinterest";
        Dictionary<string, string> form = new() { ["grant_type"] = grant, ["refresh_token"] = refresh };
        if (!isBasic)
        {
            form["client_id"] = SimulatorCredentials.ClientId;
            form["client_secret"] = secret;
        }

        using FormUrlEncodedContent content = new(form);
        return await platform.PostAsync(
            isBasic ? "/v5/oauth/token" : "/oauth/v2/accessToken",
            content,
            isBasic ? $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{SimulatorCredentials.ClientId}:{secret}"))}" : null);
    }

    private static async Task<HttpStatusCode> StatusAsync(SimulatedPlatform platform, string token)
    {
        using HttpResponseMessage response = await platform.SendAsync(
            platform.Name == "pinterest" ? "/v5/pins" : "/rest/posts?q=author&author=urn:li:organization:5515715", token, ("LinkedIn-Version", "202610"));
        return response.StatusCode;
    }
}
