namespace Trends.Governance;

/// <summary>Digit groups that may be one number.</summary>
internal readonly ref struct NumberCandidate
{
    /// <summary>The fewest digits of a number to mask.</summary>
    public const int Shortest = 8;

    /// <summary>The most digits of a number to mask.</summary>
    public const int Longest = 19;

    private readonly ReadOnlySpan<Range> _groups;

    /// <summary>Initializes a new instance of the <see cref="NumberCandidate"/> struct.</summary>
    /// <param name="text">The text.</param>
    /// <param name="groups">The groups, in order.</param>
    public NumberCandidate(string text, ReadOnlySpan<Range> groups)
    {
        Text = text;
        _groups = groups;
        foreach (Range group in groups)
        {
            Length += group.End.Value - group.Start.Value;
        }

        int start = groups[0].Start.Value;
        bool bracket = start > 0 && text[start - 1] == '(' && text.AsSpan(start..groups[^1].End.Value).Contains(')');
        start -= bracket ? 1 : 0;
        HasPlus = start > 0 && text[start - 1] == '+';
        Start = start - (HasPlus ? 1 : 0);
        End = groups[^1].End.Value;
    }

    /// <summary>Gets the text.</summary>
    public string Text { get; }

    /// <summary>Gets where it starts, its plus sign or bracket included.</summary>
    public int Start { get; }

    /// <summary>Gets where it ends.</summary>
    public int End { get; }

    /// <summary>Gets how many digits it has.</summary>
    public int Length { get; }

    /// <summary>Gets a value indicating whether a plus sign leads it.</summary>
    public bool HasPlus { get; }

    /// <summary>Gets how many groups it has.</summary>
    public int Groups => _groups.Length;

    /// <summary>Gives how many digits a group has.</summary>
    /// <param name="index">The group.</param>
    public int Size(int index) => _groups[index].End.Value - _groups[index].Start.Value;

    /// <summary>Gives the text between a group and the next.</summary>
    /// <param name="index">The group before.</param>
    public ReadOnlySpan<char> Separator(int index) => Text.AsSpan(_groups[index].End.Value.._groups[index + 1].Start.Value);

    /// <summary>Copies the digits out.</summary>
    /// <param name="digits">Takes them; room for <see cref="Longest"/>.</param>
    /// <returns>The digits.</returns>
    public ReadOnlySpan<char> Digits(Span<char> digits)
    {
        int length = 0;
        foreach (Range group in _groups)
        {
            Text.AsSpan(group).CopyTo(digits[length..]);
            length += group.End.Value - group.Start.Value;
        }

        return digits[..length];
    }

    /// <summary>Tells whether the group sizes are as given.</summary>
    /// <param name="sizes">The sizes.</param>
    public bool HasLayout(params ReadOnlySpan<int> sizes)
    {
        bool same = sizes.Length == Groups;
        for (int i = 0; same && i < sizes.Length; i++)
        {
            same = Size(i) == sizes[i];
        }

        return same;
    }

    /// <summary>Tells whether all separators are one and the same mark: spaces, or hyphens.</summary>
    public bool IsEvenlyParted()
    {
        for (int i = 0; i + 1 < Groups; i++)
        {
            ReadOnlySpan<char> separator = Separator(i).Trim();
            if (separator.Length > 1 || (i > 0 && !separator.SequenceEqual(Separator(0).Trim())) || (separator.Length == 1 && !DigitGroups.IsDash(separator[0])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tells whether nothing around it shows that it is part of something longer: a code, an address, a price.</summary>
    public bool StandsAlone() => NumberSurroundings.Free(Text, Start, End);
}
