namespace Trends;

/// <summary>A run cannot go on. The message is for users: the thing, the value, the fix; no stack trace is shown.</summary>
public class TrendsException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="TrendsException"/> class.</summary>
    public TrendsException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TrendsException"/> class.</summary>
    /// <param name="message">The thing, the value, the fix.</param>
    public TrendsException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TrendsException"/> class.</summary>
    /// <param name="message">The thing, the value, the fix.</param>
    /// <param name="innerException">The cause.</param>
    public TrendsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
