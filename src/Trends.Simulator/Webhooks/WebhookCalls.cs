using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trends.Simulator.Webhooks;

/// <summary>Makes and signs calls.</summary>
internal static class WebhookCalls
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Makes a POST of JSON.</summary>
    public static HttpRequestMessage Post(Uri target, object body) => Post(target, JsonSerializer.SerializeToUtf8Bytes(body, Json), "application/json");

    /// <summary>Makes a POST.</summary>
    public static HttpRequestMessage Post(Uri target, byte[] body, string mediaType)
    {
        HttpRequestMessage request = new(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new(mediaType);
        return request;
    }

    /// <summary>Makes a GET with a query.</summary>
    public static HttpRequestMessage Get(Uri target, params (string Name, string Value)[] query)
        => new(HttpMethod.Get, new Uri($"{target}?{string.Join('&', query.Select(q => $"{Uri.EscapeDataString(q.Name)}={Uri.EscapeDataString(q.Value)}"))}"));

    /// <summary>Gives the body of a call.</summary>
    public static byte[] Body(HttpRequestMessage request)
    {
        using MemoryStream copy = new();
        request.Content!.CopyTo(copy, null, default);
        return copy.ToArray();
    }

    /// <summary>Gives the keyed hash that most platforms sign with.</summary>
    public static string Sha256(string secret, params ReadOnlySpan<byte[]> parts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        foreach (byte[] part in parts)
        {
            hash.AppendData(part);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Puts a header on a call.</summary>
    public static HttpRequestMessage With(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Add(header, value);
        return request;
    }

    /// <summary>Signs a call as Meta does.</summary>
    public static HttpRequestMessage SignedAsMeta(HttpRequestMessage request, string secret) => With(request, "X-Hub-Signature-256", $"sha256={Sha256(secret, Body(request))}");

    /// <summary>Asks as Meta does.</summary>
    public static (HttpRequestMessage Request, string Answer) AskedAsMeta(Uri target, string token)
        => (Get(target, ("hub.mode", "subscribe"), ("hub.challenge", "1158201444"), ("hub.verify_token", token)), "1158201444");
}
