using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trends.Local.Sqlite;

/// <summary>Serialisers of what continuations hold.</summary>
[JsonSerializable(typeof(object[]))]
[JsonSerializable(typeof(JsonElement[]))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
internal sealed partial class SqliteJson : JsonSerializerContext;
