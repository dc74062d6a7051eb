namespace Trends.ML;

/// <summary>A text with a known sentiment.</summary>
/// <param name="Text">The normalised, masked text.</param>
/// <param name="Label"><c>positive</c>, <c>neutral</c> or <c>negative</c>; rows with other labels are left out.</param>
/// <param name="Language">The language's two-letter code, lower case; null when unknown.</param>
/// <param name="HeldOut">Whether the row is kept from training and used for evaluation only.</param>
public sealed record LabelledText(string Text, string Label, string? Language, bool HeldOut);
