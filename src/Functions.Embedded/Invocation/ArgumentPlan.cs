using System.Reflection;
using Functions.Embedded.Hosting;
using Functions.Embedded.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;

namespace Functions.Embedded.Invocation;

/// <summary>Decides once, for each parameter of a function, where its value comes from.</summary>
internal sealed class ArgumentPlan(IReadOnlyList<IParameterBinder> binders, JsonBody body, StartErrors errors)
{
    /// <summary>Gives a source for each parameter; one that nothing can fill is an error.</summary>
    public ArgumentSource[] Find(FunctionDescriptor function) =>
        [.. function.Method.GetParameters().Select(parameter => Source(function, parameter) ?? (static _ => default))];

    private ArgumentSource? Source(FunctionDescriptor function, ParameterInfo parameter)
    {
        if (parameter == function.TriggerParameter)
        {
            return static context => new(context.Invocation.TriggerValue);
        }

        if (parameter.ParameterType == typeof(FunctionContext))
        {
            return static context => new(context);
        }

        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return static context => new(context.CancellationToken);
        }

        if (parameter.GetCustomAttribute<FromBodyAttribute>() is not null)
        {
            return FromBody(function, parameter);
        }

        if (binders.FirstOrDefault(b => b.CanBind(parameter)) is { } binder)
        {
            return context => binder.BindAsync(parameter, context.Invocation, context.InstanceServices, context.CancellationToken);
        }

        if (Unknown(parameter) is { } attribute)
        {
            errors.Add(function.Name, parameter.Name!, $"nothing fills [{attribute.GetType().Name}]", "use a binding that the embedded runtime knows, or take the value from the trigger");
            return null;
        }

        return function.Trigger is HttpTriggerAttribute ? FromRequest(function, parameter) : FromBindingData(parameter);
    }

    private static Attribute? Unknown(ParameterInfo parameter) =>
        parameter.GetCustomAttributes().FirstOrDefault(a => a is BindingAttribute or InputConverterAttribute);

    private ArgumentSource? FromBody(FunctionDescriptor function, ParameterInfo parameter)
    {
        if (function.Trigger is HttpTriggerAttribute)
        {
            return body.Source(parameter);
        }

        errors.Add(function.Name, parameter.Name!, "[FromBody] needs an HTTP request", "use it beside [HttpTrigger] only");
        return null;
    }

    private ArgumentSource? FromRequest(FunctionDescriptor function, ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(HttpRequest))
        {
            return static context => new(context.Invocation.Http!.Request);
        }

        if (parameter.ParameterType == typeof(HttpContext))
        {
            return static context => new(context.Invocation.Http);
        }

        if (TextConverter.For(parameter.ParameterType) is { } convert)
        {
            return RequestValue.Source(parameter, convert);
        }

        errors.Add(function.Name, parameter.Name!, $"a {parameter.ParameterType.Name} cannot be read from the route or the query", "put [FromBody] on it, or take a simple type");
        return null;
    }

    private static ArgumentSource FromBindingData(ParameterInfo parameter)
    {
        string name = parameter.Name!;
        Type type = parameter.ParameterType;
        object? absent = AbsentValue.Of(parameter);
        return context =>
        {
            if (!context.Invocation.BindingData.TryGetValue(name, out object? value) || value is null)
            {
                return new(absent);
            }

            return type.IsInstanceOfType(value)
                ? new(value)
                : throw new InvalidOperationException(
                    $"Function '{context.FunctionDefinition.Name}', parameter '{name}': the trigger gives a {value.GetType().Name}, not a {type.Name}. Change the parameter's type.");
        };
    }
}
