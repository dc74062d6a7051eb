namespace Bench.Pipeline;

/// <summary>One Korean text with what comes with it.</summary>
/// <param name="Movie">What it is about.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Date">The day, <c>yy.MM.dd</c>.</param>
/// <param name="Label">Its sentiment.</param>
/// <param name="Text">The text.</param>
internal sealed record Review(string Movie, string Author, string Date, string Label, string Text);
