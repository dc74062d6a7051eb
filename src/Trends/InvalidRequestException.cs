namespace Trends;

/// <summary>A request cannot be served as it is; HTTP answers 400 with the errors per field.</summary>
/// <param name="errors">What is wrong, by field; at least one.</param>
public sealed class InvalidRequestException(IReadOnlyDictionary<string, string[]> errors)
    : TrendsException(string.Join(" ", errors.Select(e => $"{e.Key}: {string.Join(" ", e.Value)}")))
{
    /// <summary>Initializes a new instance of the <see cref="InvalidRequestException"/> class.</summary>
    public InvalidRequestException()
        : this("request", "The request is not valid.")
    {
    }

    /// <summary>Initializes a new instance of the <see cref="InvalidRequestException"/> class.</summary>
    /// <param name="message">What is wrong.</param>
    public InvalidRequestException(string message)
        : this("request", message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="InvalidRequestException"/> class.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause, kept out of the answer.</param>
    public InvalidRequestException(string message, Exception innerException)
        : this("request", message) => ArgumentNullException.ThrowIfNull(innerException);

    /// <summary>Initializes a new instance of the <see cref="InvalidRequestException"/> class.</summary>
    /// <param name="field">The field.</param>
    /// <param name="message">What is wrong with it.</param>
    public InvalidRequestException(string field, string message)
        : this(new Dictionary<string, string[]> { [field] = [message] })
    {
    }

    /// <summary>Gets what is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;
}
