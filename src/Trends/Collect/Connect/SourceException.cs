using Trends.Collect.Connect.Errors;

namespace Trends.Collect.Connect;

/// <summary>A read that cannot go on: the message names the source, what the platform said, and what to do.</summary>
public sealed class SourceException : TrendsException
{
    /// <summary>Initializes a new instance of the <see cref="SourceException"/> class.</summary>
    public SourceException()
        : this(string.Empty)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="SourceException"/> class.</summary>
    /// <param name="message">The source, what it said, the fix.</param>
    public SourceException(string message)
        : base(message) => Error = new(Manifests.ErrorKind.System, 0, message);

    /// <summary>Initializes a new instance of the <see cref="SourceException"/> class.</summary>
    /// <param name="message">The source, what it said, the fix.</param>
    /// <param name="innerException">The cause.</param>
    public SourceException(string message, Exception innerException)
        : base(message, innerException) => Error = new(Manifests.ErrorKind.System, 0, message);

    /// <summary>Initializes a new instance of the <see cref="SourceException"/> class.</summary>
    /// <param name="source">The stream's name.</param>
    /// <param name="error">What is wrong.</param>
    public SourceException(string source, SourceError error)
        : base(Text(source, error)) => Error = error;

    /// <summary>Gets what is wrong.</summary>
    public SourceError Error { get; }

    private static string Text(string source, SourceError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        string fix = error.Note ?? error.Kind switch
        {
            Manifests.ErrorKind.Credentials => $"Try the credentials with: check {source}",
            Manifests.ErrorKind.Config => "Look at the source's queries and settings.",
            Manifests.ErrorKind.RateLimited => error.Until is { } until ? FormattableString.Invariant($"It takes requests again at {until.UtcDateTime:u}.") : "It takes requests again later.",
            _ => "The next run goes on from here.",
        };
        string said = error.Status == 0 ? "is not read" : FormattableString.Invariant($"answered {error.Status}");
        return $"Source '{source}' {said}: {error.Message} {fix}";
    }
}
