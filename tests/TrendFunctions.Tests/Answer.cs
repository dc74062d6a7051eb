using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace TrendFunctions.Tests;

/// <summary>An HTTP answer, read whole.</summary>
public sealed record Answer(int Status, string Text, string? MediaType, HttpResponseHeaders Headers)
{
    /// <summary>Gets the body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>Gets whether the answer came from the cache, as it says itself.</summary>
    public string Cache => string.Join(',', Headers.GetValues("X-Cache"));

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, response.Headers);
        }
    }

    /// <summary>Checks the status.</summary>
    public Answer Is(int status)
    {
        Assert.AreEqual(status, Status, Text);
        return this;
    }

    /// <summary>Checks that it is an RFC 9457 problem that tells no innards.</summary>
    public JsonNode Problem(int status)
    {
        Is(status);
        Assert.AreEqual("application/problem+json", MediaType);
        Assert.AreEqual(status, Json["status"]!.GetValue<int>());
        Assert.IsFalse(string.IsNullOrEmpty(Json["title"]!.GetValue<string>()));
        Assert.IsFalse(string.IsNullOrEmpty(Json["detail"]!.GetValue<string>()));
        Assert.IsNotNull(Json["type"]);
        Assert.DoesNotContain("   at ", Text);
        Assert.DoesNotContain("Exception", Text);
        return Json;
    }

    /// <summary>Checks that a field is named as wrong.</summary>
    public void Refuses(string field)
        => Assert.IsNotEmpty(Problem(400)["errors"]![field]?.AsArray() ?? [], $"{field} is not among {Text}");

    /// <summary>Checks what every prediction carries.</summary>
    public Answer Predicts(string model)
    {
        Is(200);
        Assert.AreEqual(model, Json["model"]!.GetValue<string>());
        Assert.IsFalse(string.IsNullOrEmpty(Json["version"]!.GetValue<string>()));
        Assert.AreEqual(41, Json["predictionId"]!.GetValue<string>().Length);
        Assert.IsTrue(Cache is "hit" or "miss", Cache);
        return this;
    }
}
