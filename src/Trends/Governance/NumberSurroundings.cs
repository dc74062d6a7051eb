namespace Trends.Governance;

/// <summary>Judges what stands around a number: whether it is part of something longer, and what the words before it say.</summary>
internal static class NumberSurroundings
{
    private const int WordsBefore = 28;

    private static readonly string[] PhoneLabels = ["tel", "hp", "phone", "fax", "mobile", "call", "ph", "cell"];

    private static readonly string[] NumberWords =
    [
        "주문", "운송장", "송장", "배송", "택배", "접수", "예약", "상품", "제품", "품번", "모델", "시리얼", "일련", "사업자", "계좌", "승인", "영수증", "코드", "바코드", "버전", "특허", "출원", "법인", "문서", "회원번호", "관리번호", "사건", "쿠폰", "도서", "타임스탬프", "로그", "좌표",
        "order", "orders", "tracking", "invoice", "parcel", "shipment", "serial", "sku", "model", "ref", "reference", "ticket", "booking", "confirmation", "account", "part", "case", "item", "id", "imei", "barcode", "version", "build", "doi", "patent", "isbn", "issn", "ean", "upc", "code", "receipt", "timestamp", "epoch", "product", "package", "ups", "fedex", "usps", "dhl", "number of", "transaction", "lot", "batch", "coupon", "port", "ip",
    ];

    private static readonly string[] PhoneWords =
    [
        "전화", "연락", "문의", "폰", "휴대", "콜센터", "고객센터", "상담", "팩스", "문자", "카톡", "통화", "대표번호", "제보",
        "tel", "phone", "call", "mobile", "cell", "fax", "whatsapp", "text", "contact", "sms", "reach", "dial", "hotline", "ring", "telephone", "helpline", "number is", "phoned", "calls", "calling",
    ];

    private static readonly string[] ResidentWords = ["주민", "외국인등록", "외국인 등록", "등록번호", "민번", "resident", "registration", "rrn"];
    private static readonly string[] CardWords = ["카드", "card", "visa", "mastercard", "amex", "결제", "비자", "마스터"];

    /// <summary>Tells whether a number stands free.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the number starts.</param>
    /// <param name="end">Where it ends.</param>
    public static bool Free(string text, int start, int end) =>
        FreeBefore(text, start) && FreeAfter(text, end) && !InAddress(text, start);

    /// <summary>Tells whether the words before a number call it an order, a code or the like, rather than a phone number.</summary>
    /// <param name="candidate">The number.</param>
    public static bool SayNumber(in NumberCandidate candidate) => Last(candidate, NumberWords) > Last(candidate, PhoneWords);

    /// <summary>Tells whether the words before a number call it a phone number.</summary>
    /// <param name="candidate">The number.</param>
    public static bool SayPhone(in NumberCandidate candidate) => Last(candidate, PhoneWords) > Last(candidate, NumberWords);

    /// <summary>Tells whether the words before a number call it a resident number.</summary>
    /// <param name="candidate">The number.</param>
    public static bool SayResident(in NumberCandidate candidate) => Last(candidate, ResidentWords) > Last(candidate, NumberWords);

    /// <summary>Tells whether the words before a number call it a card.</summary>
    /// <param name="candidate">The number.</param>
    public static bool SayCard(in NumberCandidate candidate) => Last(candidate, CardWords) > Last(candidate, NumberWords);

    private static bool FreeBefore(string text, int start)
    {
        if (start == 0)
        {
            return true;
        }

        char before = text[start - 1];
        if (char.IsAsciiLetter(before))
        {
            return EndsInPhoneLabel(text.AsSpan(0, start));
        }

        bool joins = before is '.' or '/' or ',' or ':' or '\'' || DigitGroups.IsDash(before);
        return joins
            ? start < 2 || !(char.IsAsciiDigit(text[start - 2]) || (before != '.' && before != ':' && char.IsAsciiLetter(text[start - 2])))
            : !char.IsAsciiDigit(before) && before is not ('_' or '#' or '$' or '₩' or '€' or '£' or '¥' or '@' or '~' or '*' or '+');
    }

    private static bool FreeAfter(string text, int end)
    {
        if (end == text.Length)
        {
            return true;
        }

        char after = text[end];
        if (char.IsAsciiLetterOrDigit(after) || after is '_' or '%' or '@' or '*' or '$' or '€' or '#' or '원')
        {
            return false;
        }

        bool joins = after is '.' or ',' or ':' or '/' or '~' || DigitGroups.IsDash(after);
        return !joins || end + 1 == text.Length || !(char.IsAsciiLetterOrDigit(text[end + 1]) || text[end + 1] == '*') || (after == '/' && IsSecondNumber(text, end + 1));
    }

    // "02-123-4567/010-1234-5678": a slash may part two numbers, each starting with 0.
    private static bool IsSecondNumber(string text, int at) => text[at] == '0';

    private static bool EndsInPhoneLabel(ReadOnlySpan<char> before)
    {
        int word = before.Length;
        while (word > 0 && char.IsAsciiLetter(before[word - 1]))
        {
            word--;
        }

        foreach (string label in PhoneLabels)
        {
            if (before[word..].Equals(label, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool InAddress(string text, int start)
    {
        int space = text.LastIndexOf(' ', start);
        ReadOnlySpan<char> word = text.AsSpan((space + 1)..start);
        return word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
    }

    private static int Last(in NumberCandidate candidate, string[] words)
    {
        int from = Math.Max(0, candidate.Start - WordsBefore);
        ReadOnlySpan<char> before = candidate.Text.AsSpan(from..candidate.Start);
        int last = -1;
        foreach (string word in words)
        {
            int at = before.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
            bool whole = at >= 0 && (!char.IsAscii(word[0]) || IsWhole(before, at, word.Length));
            last = whole ? Math.Max(last, at) : last;
        }

        return last;
    }

    private static bool IsWhole(ReadOnlySpan<char> text, int at, int length) =>
        (at == 0 || !char.IsAsciiLetter(text[at - 1])) && (at + length == text.Length || !char.IsAsciiLetter(text[at + length]));
}
