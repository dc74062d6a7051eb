using System.Text.Json;

namespace Trends.Storage;

/// <summary>A message to live clients.</summary>
/// <param name="Type">One of <c>trend</c>, <c>prediction</c>, <c>run</c>, <c>quality</c>, <c>alert</c>.</param>
/// <param name="At">When it came about, in UTC.</param>
/// <param name="Data">What it says.</param>
public sealed record LiveMessage(string Type, DateTimeOffset At, JsonElement Data);
