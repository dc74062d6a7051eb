namespace Trends.Text;

/// <summary>A piece of a text.</summary>
/// <param name="Text">Lower case; Korean words without particles, English words in the singular.</param>
/// <param name="Class">What it is.</param>
/// <param name="StartsRun">Whether punctuation or the beginning stands before it, so that no phrase reaches over.</param>
public readonly record struct Token(string Text, TokenClass Class, bool StartsRun);
