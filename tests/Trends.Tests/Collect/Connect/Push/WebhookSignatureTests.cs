using System.Security.Cryptography;
using System.Text;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Push.Webhooks;

namespace Trends.Tests.Collect.Connect.Push;

[TestClass]
public sealed class WebhookSignatureTests
{
    private const string Body = """{"a":1}""";
    private static readonly SignaturePlan Plan = new(SignatureType.Hmac, "s", "X-Signature", Prefix: "sha256=");
    private static readonly string Right = Convert.ToHexStringLower(HMACSHA256.HashData("secret"u8, Encoding.UTF8.GetBytes(Body)));

    [TestMethod]
    public void The_hash_of_the_body_is_believed_in_either_case()
    {
        Assert.IsNull(Find("sha256=" + Right));
        Assert.IsNull(Find("sha256=" + Right.ToUpperInvariant()));
    }

    [TestMethod]
    public void Everything_else_is_not()
    {
        foreach (string? wrong in new[] { null, "", "sha256=", Right, "sha1=" + Right, "sha256=" + Right[..^1], "sha256=" + Right[..^2], "sha256=" + Right + "00", "sha256=" + Right[..^1] + "g", "sha256=" + new string('0', 64) })
        {
            Assert.IsNotNull(Find(wrong), wrong);
        }
    }

    [TestMethod]
    public void A_part_that_is_missing_is_not_taken_for_an_empty_one()
    {
        SignaturePlan plan = Plan with { Over = ["X-Id", "body"] };
        Assert.IsNotNull(WebhookSignature.Find(plan, Call(name => name == "X-Signature" ? "sha256=" + Right : null), "secret", default));
    }

    [TestMethod]
    public void A_secret_in_the_body_is_compared_and_taken_out()
    {
        SignaturePlan plan = new(SignatureType.Body, "s", "secret");
        byte[] body = Encoding.UTF8.GetBytes("""{"type":"x","secret":"shared","object":{"secret":"stays"}}""");
        WebhookCall call = new(IsPost: true, _ => null, _ => null, body);

        Assert.IsNull(WebhookSignature.Find(plan, call, "shared", default));
        Assert.IsNotNull(WebhookSignature.Find(plan, call, "shareD", default));
        Assert.AreEqual("""{"type":"x","object":{"secret":"stays"}}""", Encoding.UTF8.GetString(WebhookSignature.WithoutSecret(plan, body).Span));
    }

    private static string? Find(string? signature) => WebhookSignature.Find(Plan, Call(name => name == "X-Signature" ? signature : null), "secret", default);

    private static WebhookCall Call(Func<string, string?> header) => new(IsPost: true, _ => null, header, Encoding.UTF8.GetBytes(Body));
}
