namespace Trends;

/// <summary>The input cannot be read as it is (a file, a manifest, an option); the command line exits with 2.</summary>
public sealed class InputException : TrendsException
{
    /// <summary>Initializes a new instance of the <see cref="InputException"/> class.</summary>
    public InputException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="InputException"/> class.</summary>
    /// <param name="message">File, line where there is one, and the fix.</param>
    public InputException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="InputException"/> class.</summary>
    /// <param name="message">File, line where there is one, and the fix.</param>
    /// <param name="innerException">The cause.</param>
    public InputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
