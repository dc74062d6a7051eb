namespace Trends.Serving.Intake;

/// <summary>A request is larger than allowed; HTTP answers 413.</summary>
public sealed class RequestTooLargeException : TrendsException
{
    /// <summary>Initializes a new instance of the <see cref="RequestTooLargeException"/> class.</summary>
    public RequestTooLargeException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="RequestTooLargeException"/> class.</summary>
    /// <param name="message">How large it is and may be.</param>
    public RequestTooLargeException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="RequestTooLargeException"/> class.</summary>
    /// <param name="message">How large it is and may be.</param>
    /// <param name="innerException">The cause.</param>
    public RequestTooLargeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
