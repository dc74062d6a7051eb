using System.Text.Json.Serialization;
using Trends.Storage;

namespace Trends.Local.Live;

/// <summary>Serialisers of live messages.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LiveMessage))]
internal sealed partial class LiveJson : JsonSerializerContext;
