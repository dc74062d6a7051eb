using System.Text;

namespace Trends.Simulator.World;

/// <summary>Makes an item's words from its number: short, templated, in Korean and English, with what breaks careless code strewn in.</summary>
internal static class WorldText
{
    private static readonly string[] KoreanPosts =
    [
        "{0} 진짜 기대된다", "오늘도 {0} 얘기만 했네", "{0} 요즘 왜 이렇게 핫하지?", "솔직히 {0} 별로였다… 실망", "{0} 관련해서 정리해 봤습니다",
        "주말에 {0} 다녀온 후기, 완전 만족!", "{0} 때문에 잠을 못 잠ㅋㅋㅋ", "{0} 처음인데 뭐부터 알아보면 좋을까요?", "{0} 가격이 너무 올랐다", "친구가 {0} 추천해 줘서 찾아봄",
        "{0} 이번엔 정말 최고였다", "{0} 줄이 너무 길어서 그냥 돌아왔어요ㅠㅠ",
    ];

    private static readonly string[] KoreanTails =
    [
        "다들 어떻게 생각해?", "사진은 나중에 올릴게요.", "자세한 건 블로그에 적었어요.", "가성비는 괜찮은 편.", "내년에도 또 갈 듯.", "공식 발표 기다리는 중.", "의견 부탁드립니다!", "",
    ];

    private static readonly string[] KoreanComments =
    [
        "완전 공감합니다", "{0} 저도 궁금했어요", "정보 감사합니다!", "이건 좀 아닌 것 같은데요", "ㅋㅋㅋㅋ 맞아요", "{0} 다시는 안 해요", "좋은 글 잘 봤습니다", "출처가 어디인가요?",
    ];

    private static readonly string[] EnglishPosts =
    [
        "{0} is all anyone talks about today", "Honestly disappointed by {0} this week", "Can't wait for {0}!", "A short thread on {0} and why it matters",
        "Is it just me or is {0} everywhere now?", "{0} was the best part of my weekend", "Trying {0} for the first time, any tips?", "Hot take: {0} is overrated",
        "New numbers on {0} are out", "My notes on {0} after three months", "Why {0} got so expensive", "Everything we know about {0} so far",
    ];

    private static readonly string[] EnglishTails =
    [
        "What do you think?", "Photos later.", "Full write-up on the blog.", "Worth every penny.", "Never again.", "Waiting for the official word.", "Happy to be wrong.", "",
    ];

    private static readonly string[] EnglishComments =
    [
        "Totally agree", "{0} again, really?", "Thanks for sharing this!", "Source?", "I doubt it.", "Best summary of {0} I have read", "This made my day", "Not sure that is right",
    ];

    // Right-to-left text, decomposed Hangul (NFD), a joined emoji family, a flag, HTML-like text, a zero-width joiner.
    private static readonly string[] Oddities =
    [
        "مرحبا بالعالم — {0}", "שלום, {0} היום", "{0} " + "한글 자모 분리".Normalize(NormalizationForm.FormD), "{0} 👨‍👩‍👧‍👦 🇰🇷", "{0} <3 & \"quotes\" 'n' <b>tags</b>", "{0}\u200D\u00A0끝",
    ];

    private static readonly string[] Emoji = ["🔥", "😂", "🎉", "☕", "🚀", "😭", "👍", "🍞"];

    public static string Language(WorldItem item) => item.Topic.Language;

    public static string Title(WorldItem item)
    {
        Chance chance = item.WordChance;
        string[] posts = item.Topic.Language == "ko" ? KoreanPosts : EnglishPosts;
        return Fill(chance.Pick<string>(30, posts), item.Topic.Term);
    }

    public static IReadOnlyList<string> Tags(WorldItem item) => item.WordChance.Below(31, 10) switch
    {
        < 5 => [item.Topic.Tag],
        5 => [item.Topic.Tag, item.Topic.Language == "ko" ? "일상" : "news"],
        _ => [],
    };

    public static string Body(WorldItem item, bool edited)
    {
        Chance chance = item.WordChance;
        bool korean = item.Topic.Language == "ko";
        StringBuilder text = new(160);
        string opening = item.Kind switch
        {
            _ when IsOdd(chance) => chance.Pick<string>(33, Oddities),
            ItemKind.Comment => chance.Pick<string>(30, korean ? KoreanComments : EnglishComments),
            _ => chance.Pick<string>(30, korean ? KoreanPosts : EnglishPosts),
        };
        text.Append(Fill(opening, item.Topic.Term));

        string tail = chance.Pick<string>(34, korean ? KoreanTails : EnglishTails);
        if (item.Kind != ItemKind.Comment && tail.Length > 0)
        {
            text.Append(' ').Append(tail);
        }

        if (chance.Below(35, 3) == 0)
        {
            text.Append(' ').Append(chance.Pick<string>(36, Emoji));
        }

        foreach (string tag in Tags(item))
        {
            text.Append(" #").Append(tag);
        }

        if (edited)
        {
            text.Append(korean ? " (수정: 내용 보충)" : " (edit: more details)");
        }

        return text.ToString();
    }

    internal static bool IsOdd(Chance chance) => chance.Below(32, 33) == 0;

    private static string Fill(string template, string term) => template.Replace("{0}", term, StringComparison.Ordinal);
}
