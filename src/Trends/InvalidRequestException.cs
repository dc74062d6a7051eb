namespace Trends;

/// <summary>A request's fields do not hold what they must; the edge answers 400 with the errors per field.</summary>
public sealed class InvalidRequestException : TrendsException
{
    /// <summary>Initializes a new instance of the <see cref="InvalidRequestException"/> class.</summary>
    public InvalidRequestException()
        : this(new Dictionary<string, string[]>())
    {
    }

    /// <summary>Initializes a new instance of the <see cref="InvalidRequestException"/> class.</summary>
    /// <param name="message">What, which value, and what would be right.</param>
    public InvalidRequestException(string message)
        : base(message) => Errors = new Dictionary<string, string[]>();

    /// <summary>Initializes a new instance of the <see cref="InvalidRequestException"/> class.</summary>
    /// <param name="message">What, which value, and what would be right.</param>
    /// <param name="innerException">The cause.</param>
    public InvalidRequestException(string message, Exception innerException)
        : base(message, innerException) => Errors = new Dictionary<string, string[]>();

    /// <summary>Initializes a new instance of the <see cref="InvalidRequestException"/> class.</summary>
    /// <param name="field">The field's path in the request.</param>
    /// <param name="message">Which value is wrong, and what would be right.</param>
    public InvalidRequestException(string field, string message)
        : this(new Dictionary<string, string[]> { [field] = [message] })
    {
    }

    /// <summary>Initializes a new instance of the <see cref="InvalidRequestException"/> class.</summary>
    /// <param name="errors">The messages of each field, by the field's path in the request such as <c>history[3].spend</c>.</param>
    public InvalidRequestException(IReadOnlyDictionary<string, string[]> errors)
        : base(Describe(errors)) => Errors = errors;

    /// <summary>Gets the messages of each field, by the field's path in the request; empty when the message says all.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; }

    private static string Describe(IReadOnlyDictionary<string, string[]> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return errors.Count == 0
            ? "The request is not valid."
            : string.Join(' ', errors.SelectMany(e => e.Value.Select(message => $"{e.Key}: {message}")));
    }
}
