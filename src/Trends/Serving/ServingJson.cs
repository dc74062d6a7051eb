using System.Text.Json.Serialization;
using Trends.Serving.Intake;
using Trends.Serving.Trending;

namespace Trends.Serving;

/// <summary>Serialisers of what serving answers and keeps.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TrendAnswer))]
[JsonSerializable(typeof(TermAnswer))]
[JsonSerializable(typeof(EventIntakeResult))]
[JsonSerializable(typeof(IncomingEvent))]
[JsonSerializable(typeof(IncomingFeedback))]
[JsonSerializable(typeof(Prediction))]
public sealed partial class ServingJson : JsonSerializerContext;
