using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>Reads and writes an enum by its names in camel case, never by number.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
internal sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
