using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Trends.Servers.Cosmos;

/// <summary>An answer of the account.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
public sealed record CosmosReply(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>Gets the headers.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes an answer with JSON.</summary>
    public static CosmosReply Json(int status, object value) => new(status, JsonSerializer.SerializeToUtf8Bytes(value));

    /// <summary>Makes an error.</summary>
    /// <param name="status">The status.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="subStatus">The closer reason; 0 for none.</param>
    public static CosmosReply Error(int status, string message, int subStatus = 0)
    {
        CosmosReply reply = new(status, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { code = status.ToString(CultureInfo.InvariantCulture), message })));
        return subStatus == 0 ? reply : reply.With("x-ms-substatus", subStatus.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Adds a header.</summary>
    public CosmosReply With(string name, string? value)
    {
        if (value is not null)
        {
            Headers[name] = value;
        }

        return this;
    }
}
