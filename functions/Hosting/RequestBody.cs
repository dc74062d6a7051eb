using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Trends;
using Trends.Serving.Intake;

namespace TrendFunctions.Hosting;

/// <summary>Reads request bodies within a limit.</summary>
internal static class RequestBody
{
    /// <summary>The most bytes a JSON body has: 1 MB, and for long histories 16 MB.</summary>
    public const int Usual = 1 << 20;

    /// <summary>The limit of bodies that hold series or histories.</summary>
    public const int Long = 16 << 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a whole body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">The most it may have.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RequestTooLargeException">It has more.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            throw new RequestTooLargeException($"A request here has at most {maxBytes} bytes, this one {request.ContentLength}. Send several.");
        }

        using MemoryStream body = new();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 14);
        try
        {
            for (int read = await request.Body.ReadAsync(buffer, cancellationToken); read > 0; read = await request.Body.ReadAsync(buffer, cancellationToken))
            {
                if (body.Length + read > maxBytes)
                {
                    throw new RequestTooLargeException($"A request here has at most {maxBytes} bytes. Send several.");
                }

                await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return body.ToArray();
    }

    /// <summary>Reads a body as JSON.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="body">The body.</param>
    /// <exception cref="InvalidRequestException">It is not JSON, or not of that shape.</exception>
    public static T Parse<T>(ReadOnlyMemory<byte> body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body.Span, Json)
                ?? throw new InvalidRequestException("body", "The body is null; send an object.");
        }
        catch (JsonException e)
        {
            throw new InvalidRequestException(string.IsNullOrEmpty(e.Path) ? "body" : e.Path, $"The body cannot be read as JSON, at line {e.LineNumber + 1}.");
        }
    }
}
