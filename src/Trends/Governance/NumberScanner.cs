namespace Trends.Governance;

/// <summary>Walks over the digit groups of a text and stops at each number to mask.</summary>
/// <param name="text">The text.</param>
internal ref struct NumberScanner(string text)
{
    private const int MostGroups = 6;
    private readonly string _text = text;
    private int _at;

    /// <summary>Gets where the number starts, its plus sign or bracket included.</summary>
    public int Start { get; private set; }

    /// <summary>Gets where the number ends.</summary>
    public int End { get; private set; }

    /// <summary>Gets what stands for it.</summary>
    public string Mask { get; private set; } = string.Empty;

    /// <summary>Goes to the next number to mask.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Next()
    {
        Span<Range> groups = stackalloc Range[MostGroups];
        while ((_at = IndexOfDigit(_at)) < _text.Length)
        {
            int count = DigitGroups.Read(_text, _at, groups);
            for (int taken = count; taken > 0; taken--)
            {
                NumberCandidate candidate = new(_text, groups[..taken]);
                if (candidate.Length is >= NumberCandidate.Shortest and <= NumberCandidate.Longest && candidate.StandsAlone() && Classify(candidate) is { } mask)
                {
                    (Start, End, Mask) = (candidate.Start, candidate.End, mask);
                    _at = End;
                    return true;
                }
            }

            _at = groups[0].End.Value;
        }

        return false;
    }

    private static string? Classify(in NumberCandidate candidate) =>
        ResidentNumbers.Match(candidate) ? Masker.ResidentNumber
        : PaymentCards.Match(candidate) ? Masker.Card
        : PhoneNumbers.Match(candidate) ? Masker.Phone
        : null;

    private readonly int IndexOfDigit(int from)
    {
        int offset = _text.AsSpan(from).IndexOfAnyInRange('0', '9');
        return offset < 0 ? _text.Length : from + offset;
    }
}
