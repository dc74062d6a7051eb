namespace Trends.Collect.Mapping;

/// <summary>Takes text as it is.</summary>
internal sealed class TextConverter : CellConverter
{
    internal static TextConverter Shared { get; } = new();

    internal override object? Convert(ReadOnlySpan<char> text, out string? reason)
    {
        reason = null;
        return text.ToString();
    }
}
