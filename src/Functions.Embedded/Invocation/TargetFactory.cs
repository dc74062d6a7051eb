using System.Reflection;
using Functions.Embedded.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Embedded.Invocation;

/// <summary>Makes function classes: a new one each call, its constructor filled from the call's scope.</summary>
internal static class TargetFactory
{
    /// <summary>Gives the factory of a function's class; a constructor that the container cannot fill is an error.</summary>
    public static Func<IServiceProvider, object> For(FunctionDescriptor function, IServiceProviderIsService known, StartErrors errors)
    {
        Type type = function.Method.ReflectedType!;
        ConstructorInfo[] constructors = type.GetConstructors();
        if (constructors.Length == 0)
        {
            errors.Add(function.Name, $"class {type.Name} has no public constructor", "give it one");
            return static _ => throw new InvalidOperationException("The host did not start.");
        }

        // With several constructors the container picks by what it can fill; with one, what it cannot fill is known now.
        if (constructors.Length == 1)
        {
            foreach (ParameterInfo parameter in constructors[0].GetParameters().Where(p => !CanFill(p, known)))
            {
                errors.Add(function.Name, parameter.Name!, $"class {type.Name} needs a {parameter.ParameterType}, which is not registered", "register it in builder.Services");
            }
        }

        ObjectFactory factory = ActivatorUtilities.CreateFactory(type, Type.EmptyTypes);
        return services => factory(services, null);
    }

    private static bool CanFill(ParameterInfo parameter, IServiceProviderIsService known) =>
        parameter.HasDefaultValue
        || parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is not null
        || parameter.GetCustomAttribute<ServiceKeyAttribute>() is not null
        || known.IsService(parameter.ParameterType);
}
