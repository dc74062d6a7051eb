using System.Reflection;
using System.Text.Json;
using Functions.Embedded.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Functions.Embedded.Http;

/// <summary>Fills a parameter from the request's JSON body.</summary>
internal sealed class JsonBody(IOptions<JsonOptions> json)
{
    private readonly JsonSerializerOptions _options = json.Value.JsonSerializerOptions;

    /// <summary>Makes the source of one parameter.</summary>
    public ArgumentSource Source(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        bool mayBeNull = parameter.HasDefaultValue
            || new NullabilityInfoContext().Create(parameter).WriteState is NullabilityState.Nullable;
        return async context =>
        {
            object? value = await ReadAsync(context.Invocation.Http!.Request, type, mayBeNull, context.CancellationToken);
            return value is not null || mayBeNull
                ? value
                : throw new BadHttpRequestException($"The request's body is null. Send a JSON {type.Name}.");
        };
    }

    private async ValueTask<object?> ReadAsync(HttpRequest request, Type type, bool mayBeNull, CancellationToken cancellationToken)
    {
        if (request.ContentLength is 0 || (request.ContentLength is null && request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }))
        {
            return mayBeNull ? null : throw new BadHttpRequestException($"The request has no body. Send a JSON {type.Name}.");
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, _options, cancellationToken);
        }
        catch (JsonException e)
        {
            string place = e.Path is null ? string.Empty : $" at {e.Path}";
            throw new BadHttpRequestException(
                $"The request's body is no JSON {type.Name}{place}, line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1}.", e);
        }
    }
}
