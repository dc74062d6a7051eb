using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect.Errors;

/// <summary>What is wrong with an answer.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Status">The status.</param>
/// <param name="Message">What the platform said, secrets taken out; at most 300 characters.</param>
/// <param name="Until">When to ask again; null where nothing says so.</param>
/// <param name="Blocks">The quota that is used up; null for those of the stream.</param>
/// <param name="Note">What the user should do; null for what the kind says.</param>
public sealed record SourceError(ErrorKind Kind, int Status, string Message, DateTimeOffset? Until = null, string? Blocks = null, string? Note = null);
