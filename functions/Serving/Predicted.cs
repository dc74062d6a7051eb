namespace TrendFunctions.Serving;

/// <summary>What was predicted, and by which version.</summary>
/// <typeparam name="T">The answer's own members.</typeparam>
/// <param name="Members">Them.</param>
/// <param name="Version">The model's version, as the answer tells it.</param>
public sealed record Predicted<T>(T Members, string Version)
    where T : class;
