using System.Reflection;

namespace Functions.Embedded.Hosting;

/// <summary>Gives values to parameters that are neither the trigger nor known to the invoker, such as <c>[DurableClient]</c>.</summary>
internal interface IParameterBinder
{
    /// <summary>Tells whether this binder is the one for a parameter.</summary>
    bool CanBind(ParameterInfo parameter);

    /// <summary>Makes the value for one call.</summary>
    ValueTask<object?> BindAsync(ParameterInfo parameter, FunctionInvocation invocation, IServiceProvider services, CancellationToken cancellationToken);
}
