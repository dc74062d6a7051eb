namespace Trends.Text;

/// <summary>Collects the distinct terms of one document up to a bound.</summary>
/// <param name="most">The bound.</param>
internal sealed class TermCollector(int most)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _terms = new(most);
    private readonly List<string> _outlet = [];
    private string? _publisher;

    /// <summary>Starts a document.</summary>
    /// <param name="publisher">The outlet, whose name is no term; null for none.</param>
    public void Start(string? publisher)
    {
        _seen.Clear();
        _terms.Clear();
        if (publisher is { Length: > 0 } && publisher != _publisher)
        {
            _publisher = publisher;
            _outlet.Clear();
            List<Token> tokens = [];
            Tokenizer.Tokenize(publisher, tokens);
            _outlet.Add(string.Join(' ', tokens.Select(t => t.Text)));
            _outlet.Add(publisher.ToLowerInvariant());
        }

        if (publisher is { Length: > 0 })
        {
            _seen.UnionWith(_outlet);
        }
    }

    /// <summary>Adds words and phrases in order of appearance.</summary>
    /// <param name="tokens">The tokens.</param>
    public void AddRuns(List<Token> tokens)
    {
        for (int i = 0; i < tokens.Count && _terms.Count < most; i++)
        {
            Token token = tokens[i];
            if (token.Class == TokenClass.Hashtag)
            {
                AddHashtag(token.Text);
            }
            else if (token.Class == TokenClass.Word)
            {
                if (!StopWords.IsWeak(token.Text) && !StopWords.Contains(token.Text))
                {
                    Add(token.Text);
                }

                AddPhrases(tokens, i);
            }
        }
    }

    /// <summary>Adds hashtags that stand beside the text.</summary>
    /// <param name="hashtags">The hashtags, or null.</param>
    public void AddHashtags(IReadOnlyList<string>? hashtags)
    {
        for (int i = 0; i < hashtags?.Count; i++)
        {
            AddHashtag(TextNormalizer.Normalize(hashtags[i], TextForm.LowerCase).TrimStart('#'));
        }
    }

    /// <summary>Gives the document's terms.</summary>
    public string[] Finish() => [.. _terms];

    private void AddPhrases(List<Token> tokens, int first)
    {
        if (first + 1 >= tokens.Count || tokens[first + 1].StartsRun)
        {
            return;
        }

        Token one = tokens[first];
        Token two = tokens[first + 1];
        bool named = !StopWords.IsWeak(one.Text);
        if (two.Class == TokenClass.Number)
        {
            if (named && char.IsAsciiLetter(one.Text[0]) && Numbers.CanNameThing(two.Text))
            {
                Add($"{one.Text} {two.Text}");
            }

            return;
        }

        named |= two.Class == TokenClass.Word && !StopWords.IsWeak(two.Text);
        if (two.Class == TokenClass.Word && named && one.Text != two.Text)
        {
            Add($"{one.Text} {two.Text}");
        }

        bool hasThird = first + 2 < tokens.Count && !tokens[first + 2].StartsRun && tokens[first + 2].Class == TokenClass.Word
            && (two.Class == TokenClass.Word || (two.Class == TokenClass.Stop && StopWords.Connects(two.Text)));
        if (hasThird && (named || !StopWords.IsWeak(tokens[first + 2].Text)))
        {
            Add($"{one.Text} {two.Text} {tokens[first + 2].Text}");
        }
    }

    private void AddHashtag(string tag)
    {
        if (tag.Length is >= 2 and <= 40 && !StopWords.Contains(tag) && !Numbers.IsNumeric(tag))
        {
            Add(tag);
        }
    }

    private void Add(string term)
    {
        if (_terms.Count < most && _seen.Add(term))
        {
            _terms.Add(term);
        }
    }
}
