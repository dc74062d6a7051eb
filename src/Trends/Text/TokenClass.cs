namespace Trends.Text;

/// <summary>What a token is.</summary>
public enum TokenClass
{
    /// <summary>A word that may carry meaning.</summary>
    Word,

    /// <summary>A function word, a time word or news boilerplate.</summary>
    Stop,

    /// <summary>A Korean verb or adjective form, known by its ending.</summary>
    Predicate,

    /// <summary>A number, with its unit where one is attached.</summary>
    Number,

    /// <summary>A hashtag, without its sign.</summary>
    Hashtag,

    /// <summary>A mention, without its sign.</summary>
    Mention,

    /// <summary>A web or e-mail address.</summary>
    Url,
}
