using System.Text.Json.Serialization;

namespace Trends.Local;

/// <summary>Serialisers of the data folder's small files.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DataFolderLayout))]
[JsonSerializable(typeof(DataFolderOwner))]
[JsonSerializable(typeof(DataFolderHost))]
internal sealed partial class LocalJson : JsonSerializerContext;
