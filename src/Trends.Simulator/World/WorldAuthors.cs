namespace Trends.Simulator.World;

/// <summary>Makes authors up.</summary>
internal static class WorldAuthors
{
    private static readonly (string Latin, string Hangul)[] Given =
    [
        ("mina", "미나"), ("jisoo", "지수"), ("haneul", "하늘"), ("doyun", "도윤"), ("seojun", "서준"), ("yuna", "유나"), ("taeo", "태오"), ("sora", "소라"),
    ];

    private static readonly string[] English = ["alex", "river", "sam", "casey", "robin", "jordan", "quinn", "avery"];
    private static readonly string[] Words = ["park", "sky", "note", "bread", "wave", "lens", "moss", "orbit", "tea", "pixel"];

    public static WorldAuthor Make(PlatformSpec spec, Chance chance, int index, DateTimeOffset before)
    {
        bool korean = chance.Unit(0) < spec.KoreanShare;
        string word = chance.Pick<string>(1, Words);
        (string latin, string name) = korean
            ? chance.Pick<(string, string)>(2, Given)
            : (chance.Pick<string>(2, English), "");
        string handle = $"{latin}_{word}{index}";
        return new(
            index,
            spec.AuthorId(chance.Bits(3), handle),
            handle,
            korean ? $"{name} {word}" : $"{char.ToUpperInvariant(latin[0])}{latin[1..]} {char.ToUpperInvariant(word[0])}{word[1..]}",
            before.AddDays(-30 - chance.Below(4, 3000)),
            (int)Math.Min(2_000_000, 10 / Math.Pow(1 - chance.Unit(5), 1.4)),
            20 + chance.Below(6, 5000));
    }
}
