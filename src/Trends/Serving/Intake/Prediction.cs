using System.Text.Json;

namespace Trends.Serving.Intake;

/// <summary>A prediction that was given to a client.</summary>
/// <param name="Id">Its id: the day, a dash, a hash.</param>
/// <param name="Route">The route it was asked by.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Version">The model's version.</param>
/// <param name="At">When it was made, in UTC.</param>
/// <param name="Output">What was predicted, or a summary of it; without personal data.</param>
public sealed record Prediction(string Id, string Route, string Model, string Version, DateTimeOffset At, JsonElement? Output);
