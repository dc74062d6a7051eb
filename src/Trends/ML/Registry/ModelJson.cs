using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trends.ML.Registry;

/// <summary>How manifests and registry rows are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = false)]
[JsonSerializable(typeof(ModelManifest))]
[JsonSerializable(typeof(RegistryEntry))]
[JsonSerializable(typeof(ServingPointer))]
internal sealed partial class ModelJson : JsonSerializerContext;
