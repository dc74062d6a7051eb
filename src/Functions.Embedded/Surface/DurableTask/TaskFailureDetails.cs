namespace Microsoft.DurableTask;

/// <summary>Why a task failed, as far as it can be told after the exception itself is gone.</summary>
/// <param name="ErrorType">The full name of the exception's type.</param>
/// <param name="ErrorMessage">The exception's message.</param>
/// <param name="StackTrace">Where it was thrown; null when unknown.</param>
/// <param name="InnerFailure">What caused it; null for none.</param>
/// <param name="Properties">Further values; null for none.</param>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    /// <summary>Describes an exception and its inner exceptions.</summary>
    /// <exception cref="ArgumentNullException">The exception is null.</exception>
    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);

        TaskFailureDetails? inner = exception switch
        {
            TaskFailedException failed => failed.FailureDetails,
            { InnerException: { } cause } => FromException(cause),
            _ => null,
        };
        return new(exception.GetType().ToString(), exception.Message, exception.StackTrace, inner, null);
    }

    /// <summary>Tells whether the failure was an exception of a type, or of one derived from it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>False also when the failure's type is in no loaded assembly.</returns>
    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    /// <summary>Tells whether the failure was an exception of a type, or of one derived from it.</summary>
    /// <param name="targetBaseExceptionType">The type.</param>
    /// <returns>False also when the failure's type is in no loaded assembly.</returns>
    /// <exception cref="ArgumentException">The type is no exception type.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException(
                $"{targetBaseExceptionType} is no exception type; give one derived from System.Exception.",
                nameof(targetBaseExceptionType));
        }

        return !string.IsNullOrEmpty(ErrorType) && Find(targetBaseExceptionType) is { } type && targetBaseExceptionType.IsAssignableFrom(type);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    private Type? Find(Type near) =>
        Type.GetType(ErrorType, throwOnError: false)
        ?? near.Assembly.GetType(ErrorType, throwOnError: false)
        ?? AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(ErrorType, throwOnError: false))
            .FirstOrDefault(type => type is not null);
}
