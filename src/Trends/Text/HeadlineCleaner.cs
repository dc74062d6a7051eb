using System.Buffers;
using System.Collections.Frozen;

namespace Trends.Text;

/// <summary>Takes off a headline what is not part of it: the outlet behind it, tags in brackets around it.</summary>
public static class HeadlineCleaner
{
    private const int LongestTag = 24;
    private const int LongestOutlet = 32;
    private const int MostOutletWords = 5;
    private const int ShortestHeadline = 8;

    private static readonly SearchValues<char> Dashes = SearchValues.Create("-|–—·:");
    private static readonly FrozenSet<string> TrailingTags = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "종합", "종합2보", "종합3보", "1보", "2보", "3보", "4보", "속보", "단독", "영상", "포토", "사진", "인터뷰", "전문", "재송", "video", "videos", "photo", "photos", "pics", "watch", "update", "updated", "gallery", "poll", "audio", "blog", "subscription", "press release", "live", "exclusive");

    private static readonly string[] OutletEnds =
    [
        "뉴스", "일보", "신문", "경제", "방송", "투데이", "데일리", "타임스", "타임즈", "저널", "미디어", "매거진", "프레스", "포스트", "tv", "뉴스24", "news", "times", "post", "daily", "journal", "herald",
        "tribune", "magazine", "press", "gazette", "chronicle", "telegraph", "guardian", "reuters", "bloomberg", "today", "weekly", "observer", "examiner", "independent", "msn", "cnn", "bbc",
    ];

    /// <summary>Cleans a headline.</summary>
    /// <param name="title">The headline, normalised.</param>
    /// <param name="publisher">The outlet, or null where it is not known.</param>
    /// <returns>The headline alone; the title as it was when nothing else would be left.</returns>
    public static string Clean(string title, string? publisher)
    {
        ArgumentNullException.ThrowIfNull(title);

        ReadOnlySpan<char> rest = title;
        bool changed = true;
        bool named = false;
        while (changed)
        {
            int before = rest.Length;
            rest = WithoutOutlet(rest, publisher);
            named |= rest.Length != before;
            rest = WithoutLeadingTag(WithoutTrailingTag(named ? WithoutSite(rest) : rest));
            changed = rest.Length != before;
        }

        return rest.Length == title.Length || rest.IsEmpty ? title : rest.ToString();
    }

    private static ReadOnlySpan<char> WithoutOutlet(ReadOnlySpan<char> title, string? publisher)
    {
        int dash = title.LastIndexOfAny(Dashes);
        while (dash > 0 && !(title[dash - 1] == ' ' && dash + 1 < title.Length && title[dash + 1] == ' '))
        {
            dash = title[..dash].LastIndexOfAny(Dashes);
        }

        if (dash <= 0)
        {
            return title;
        }

        ReadOnlySpan<char> head = title[..dash].TrimEnd();
        ReadOnlySpan<char> tail = title[(dash + 1)..].TrimStart();
        return IsPublisher(tail, publisher) || (head.Length >= ShortestHeadline && LooksLikeOutlet(tail)) ? head : title;
    }

    // Where the outlet stood behind a dash, what stands behind a bar is its site or column: "… | 코인마켓캡 - CoinMarketCap".
    private static ReadOnlySpan<char> WithoutSite(ReadOnlySpan<char> title)
    {
        int bar = title.LastIndexOf(" | ", StringComparison.Ordinal);
        ReadOnlySpan<char> tail = bar < ShortestHeadline ? [] : title[(bar + 3)..];
        return tail.Length is > 0 and <= LongestOutlet && tail.Count(' ') < MostOutletWords ? title[..bar].TrimEnd() : title;
    }

    private static bool IsPublisher(ReadOnlySpan<char> tail, string? publisher) =>
        !string.IsNullOrWhiteSpace(publisher)
        && tail.Length > 1
        && (tail.Equals(publisher, StringComparison.OrdinalIgnoreCase)
            || (tail.Length <= LongestOutlet && tail.Contains(publisher, StringComparison.OrdinalIgnoreCase))
            || publisher.AsSpan().Contains(tail, StringComparison.OrdinalIgnoreCase));

    private static bool LooksLikeOutlet(ReadOnlySpan<char> tail)
    {
        if (tail.Length is < 2 or > LongestOutlet || tail.Count(' ') >= MostOutletWords)
        {
            return false;
        }

        foreach (string end in OutletEnds)
        {
            if (tail.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        // A bare domain: "jabon.co.kr".
        int dot = tail.LastIndexOf('.');
        return dot > 0 && !tail.Contains(' ') && tail.Length - dot is 3 or 4 or 5 && char.IsAsciiLetter(tail[^1]);
    }

    private static ReadOnlySpan<char> WithoutLeadingTag(ReadOnlySpan<char> title)
    {
        if (title.IsEmpty || title[0] is not ('[' or '【' or '<' or '〈'))
        {
            return title;
        }

        int close = title.IndexOfAny("]】>〉");
        return close is > 0 and <= LongestTag && close + 1 < title.Length ? title[(close + 1)..].TrimStart() : title;
    }

    private static ReadOnlySpan<char> WithoutTrailingTag(ReadOnlySpan<char> title)
    {
        if (title.Length < 2 || title[^1] is not (']' or '】' or ')'))
        {
            return title;
        }

        int open = title.LastIndexOfAny("[【(");
        bool isTag = open > 0
            && (title[^1] != ')'
                ? title.Length - open <= LongestTag
                : TrailingTags.GetAlternateLookup<ReadOnlySpan<char>>().Contains(title[(open + 1)..^1].TrimEnd('\\')));
        return isTag ? title[..open].TrimEnd() : title;
    }
}
