using System.Globalization;
using System.Reflection;
using Functions.Embedded.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Functions.Embedded.Http;

/// <summary>Fills a parameter from the route, otherwise from the query, by its name.</summary>
internal static class RequestValue
{
    /// <summary>Makes the source of one parameter.</summary>
    public static ArgumentSource Source(ParameterInfo parameter, Func<string, object?> convert)
    {
        string name = parameter.Name!;
        object? absent = AbsentValue.Of(parameter);
        bool mayBeAbsent = AbsentValue.IsAllowed(parameter);
        string wanted = (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType).Name;
        return context =>
        {
            string? text = Find(context.Invocation.Http!.Request, name);
            if (text is null)
            {
                return mayBeAbsent
                    ? new(absent)
                    : throw new BadHttpRequestException($"The request gives no '{name}'. Add it to the query, as a {wanted}.");
            }

            return new(convert(text) ?? throw new BadHttpRequestException($"'{text}' is no {wanted}, which '{name}' must be."));
        };
    }

    private static string? Find(HttpRequest request, string name)
    {
        if (request.RouteValues.TryGetValue(name, out object? value) && value is not null)
        {
            return value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture);
        }

        return request.Query.TryGetValue(name, out StringValues values) && values.Count > 0 ? values[0] : null;
    }
}
