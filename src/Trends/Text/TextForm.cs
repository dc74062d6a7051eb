namespace Trends.Text;

/// <summary>What <see cref="TextNormalizer"/> does beyond cleaning.</summary>
[Flags]
public enum TextForm
{
    /// <summary>Cleaning alone: the words, their case and their repeats stay.</summary>
    None = 0,

    /// <summary>Lower case by the invariant culture.</summary>
    LowerCase = 1,

    /// <summary>A run of three or more equal characters becomes two (<c>ㅋㅋㅋㅋ</c> to <c>ㅋㅋ</c>), of four or more Latin letters three; digits stay.</summary>
    FoldRuns = 2,

    /// <summary>Lower case and folded runs.</summary>
    Folded = LowerCase | FoldRuns,
}
