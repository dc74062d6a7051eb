namespace Trends.Serving;

/// <summary>Texts cannot be scored now, or not these.</summary>
public sealed class SentimentUnavailableException : TrendsException
{
    /// <summary>Initializes a new instance of the <see cref="SentimentUnavailableException"/> class.</summary>
    public SentimentUnavailableException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="SentimentUnavailableException"/> class.</summary>
    /// <param name="message">What scores, why it cannot, and the fix.</param>
    public SentimentUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="SentimentUnavailableException"/> class.</summary>
    /// <param name="message">What scores, why it cannot, and the fix.</param>
    /// <param name="innerException">The cause.</param>
    public SentimentUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
