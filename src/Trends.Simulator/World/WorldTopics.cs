namespace Trends.Simulator.World;

/// <summary>What the world speaks of: everyday topics, and made-up ones that are kept for planted trends.</summary>
internal static class WorldTopics
{
    /// <summary>Gets the everyday topics, Korean before English.</summary>
    public static IReadOnlyList<WorldTopic> Everyday { get; } =
    [
        .. new[]
        {
            "한강 불꽃축제", "전기차 보조금", "수능 준비", "프로야구", "부동산 전망", "인공지능 반도체", "캠핑 장비", "제주 여행", "김장", "환율",
            "지하철 연착", "웹툰 추천", "넷플릭스 신작", "카페 투어", "헬스장", "고양이 사료", "중고거래", "청년 적금", "단풍 명소", "미세먼지",
        }.Select(t => WorldTopic.Of(t, "ko")),
        .. new[]
        {
            "climate summit", "open source", "space launch", "remote work", "electric bikes", "world cup", "game awards", "coffee prices", "home garden",
            "interest rates", "chip shortage", "marathon training", "sourdough", "street photography", "indie music", "data privacy", "solar panels",
            "board games", "book club", "train travel",
        }.Select(t => WorldTopic.Of(t, "en")),
    ];

    /// <summary>Gets the topics that are spoken of more than usual only where a trend is planted.</summary>
    public static IReadOnlyList<WorldTopic> Plantable { get; } =
    [
        WorldTopic.Of("달빛식빵", "ko"), WorldTopic.Of("nebula phone", "en"), WorldTopic.Of("한강 수상버스", "ko"),
        WorldTopic.Of("glacier sneakers", "en"), WorldTopic.Of("은하수 콘서트", "ko"), WorldTopic.Of("quantum toaster", "en"),
    ];
}
