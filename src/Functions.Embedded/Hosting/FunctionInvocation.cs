using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Functions.Embedded.Hosting;

/// <summary>One call of a function, as a trigger asks for it.</summary>
/// <param name="Function">Which function.</param>
/// <param name="TriggerValue">What the trigger parameter gets, already of that parameter's type.</param>
/// <param name="BindingData">Values by name that other parameters and middleware may read, such as route values.</param>
internal sealed record FunctionInvocation(
    FunctionDescriptor Function,
    object? TriggerValue,
    IReadOnlyDictionary<string, object?> BindingData)
{
    /// <summary>Gets the HTTP request behind the call, whose services the call uses; null for other triggers.</summary>
    public HttpContext? Http { get; init; }

    /// <summary>Gets the spans that brought the call about: one is its span's parent, several are linked. Empty where the caller's own span is current.</summary>
    public IReadOnlyList<ActivityContext> Origins { get; init; } = [];

    /// <summary>Gets how many attempts failed before this one.</summary>
    public int RetryCount { get; init; }

    /// <summary>Gets how often the call may be tried again; −1 means without end.</summary>
    public int MaxRetryCount { get; init; }
}
