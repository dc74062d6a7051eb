namespace Trends.Text;

/// <summary>Finds what a document may be a trend of: words, phrases of two or three words, hashtags.</summary>
/// <remarks>Keeps buffers between calls; one thread at a time.</remarks>
public sealed class TermExtractor
{
    /// <summary>A document gives at most so many terms.</summary>
    public const int MostTerms = 24;

    private const int TextRead = 400;
    private const int TitleWordsForKey = 3;

    private readonly List<Token> _title = [];
    private readonly List<Token> _text = [];
    private readonly TermCollector _terms = new(MostTerms);

    /// <summary>Extracts the terms and the copy key of a document.</summary>
    /// <param name="title">The title, normalised; null or empty for none.</param>
    /// <param name="text">The text, normalised; null or empty for none. Terms come from its first 400 characters.</param>
    /// <param name="publisher">The outlet, whose name is no term; null for none.</param>
    /// <param name="hashtags">Hashtags beyond those in the text, with or without sign; null for none.</param>
    public ExtractedText Extract(string? title, string? text, string? publisher, IReadOnlyList<string>? hashtags)
    {
        string headline = string.IsNullOrEmpty(title) ? string.Empty : HeadlineCleaner.Clean(title, publisher);
        string body = text ?? string.Empty;
        _title.Clear();
        _text.Clear();
        Tokenizer.Tokenize(WithoutCutWord(headline), _title);
        Tokenizer.Tokenize(body, _text);

        _terms.Start(publisher);
        _terms.AddRuns(_title);
        _terms.AddHashtags(hashtags);
        _terms.AddRuns(Beginning(body));
        return new(_terms.Finish(), Key(headline, body));
    }

    // A syndicated headline stands above different teasers, so a title that says enough is the key alone.
    private ulong Key(string headline, string body)
    {
        int content = 0;
        foreach (Token token in _title)
        {
            content += UniqueKey.IsContent(token.Class) ? 1 : 0;
        }

        if (content < TitleWordsForKey && _text.Count > 0)
        {
            _title.AddRange(_text);
            return UniqueKey.Of(_title, headline + body);
        }

        return UniqueKey.Of(_title, headline.Length > 0 ? headline : body);
    }

    private List<Token> Beginning(string body)
    {
        if (body.Length <= TextRead)
        {
            return _text;
        }

        int cut = body.LastIndexOf(' ', TextRead);
        List<Token> tokens = [];
        Tokenizer.Tokenize(body[..(cut > 0 ? cut : TextRead)], tokens);
        return tokens;
    }

    /// <summary>Drops a word that the source cut short: <c>비트코인 62,910달러, 이더리...</c>.</summary>
    private static string WithoutCutWord(string headline)
    {
        string trimmed = headline.TrimEnd('.', '…', '‥');
        bool cut = headline.Length > trimmed.Length && (headline.EndsWith("...", StringComparison.Ordinal) || headline[^1] != '.');
        int space = cut && trimmed.Length > 0 && trimmed[^1] != ' ' ? trimmed.LastIndexOf(' ') : -1;
        return space > 0 ? trimmed[..space] : headline;
    }
}
