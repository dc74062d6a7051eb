namespace Trends.Collect.Mapping;

/// <summary>Makes finite numbers.</summary>
/// <param name="suffix">Whether signs of size are understood.</param>
internal sealed class NumberConverter(bool suffix) : CellConverter
{
    internal override object? Convert(ReadOnlySpan<char> text, out string? reason) => NumberText.Parse(text, suffix, out reason);
}
