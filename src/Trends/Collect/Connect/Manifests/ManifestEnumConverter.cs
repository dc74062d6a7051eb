using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trends.Collect.Connect.Manifests;

/// <summary>Reads and writes enum members as manifests spell them: camel case, and never as numbers.</summary>
/// <typeparam name="T">The enum.</typeparam>
internal sealed class ManifestEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
