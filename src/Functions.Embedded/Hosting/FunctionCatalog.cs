using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Functions.Embedded.Hosting;

/// <summary>Finds the functions and what is wrong with them.</summary>
internal sealed partial class FunctionCatalog(FunctionSource source, StartErrors errors) : IFunctionCatalog
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly Lazy<IReadOnlyList<FunctionDescriptor>> _functions = new(() => Find(source, errors));

    /// <inheritdoc/>
    public IReadOnlyList<FunctionDescriptor> Functions => _functions.Value;

    private static List<FunctionDescriptor> Find(FunctionSource source, StartErrors errors)
    {
        Dictionary<string, FunctionDescriptor> found = new(StringComparer.OrdinalIgnoreCase);
        foreach (MethodInfo method in source.Types().SelectMany(type => type.GetMethods(Everything)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { } attribute || Describe(method, attribute.Name, errors) is not { } function)
            {
                continue;
            }

            if (!found.TryAdd(function.Name, function))
            {
                errors.Add(function.Name, $"{Place(found[function.Name].Method)} and {Place(method)} have the same name", "rename one of them");
            }
        }

        return [.. found.Values.OrderBy(f => f.Name, StringComparer.Ordinal)];
    }

    private static FunctionDescriptor? Describe(MethodInfo method, string name, StartErrors errors)
    {
        if (!FunctionName().IsMatch(name ?? string.Empty))
        {
            errors.Add(name ?? "null", $"{Place(method)} has no valid name", "begin with a letter and go on with up to 127 letters, digits, hyphens and underscores");
            return null;
        }

        if (Shape(method) is { } wrong)
        {
            errors.Add(name!, $"{Place(method)} {wrong.Problem}", wrong.Fix);
            return null;
        }

        (ParameterInfo Parameter, TriggerBindingAttribute Trigger)[] triggers =
            [.. method.GetParameters().SelectMany(p => p.GetCustomAttributes<TriggerBindingAttribute>().Select(t => (p, t)))];
        if (triggers.Length != 1)
        {
            errors.Add(
                name!,
                triggers.Length == 0
                    ? $"{Place(method)} has no trigger"
                    : $"{Place(method)} has {triggers.Length} triggers ({string.Join(", ", triggers.Select(t => t.Trigger.GetType().Name))})",
                "put one trigger attribute on one parameter");
            return null;
        }

        if (triggers[0].Trigger.GetType().Assembly != typeof(FunctionCatalog).Assembly)
        {
            errors.Add(name!, triggers[0].Parameter.Name!, $"nothing listens for [{triggers[0].Trigger.GetType().Name}]", "use a trigger that the embedded runtime knows");
            return null;
        }

        return new FunctionDescriptor(name!, method, triggers[0].Parameter, triggers[0].Trigger);
    }

    private static (string Problem, string Fix)? Shape(MethodInfo method) => method switch
    {
        { IsPublic: false } => ("is not public", "make it public"),
        { DeclaringType.IsVisible: false } => ("is in a class that is not public", "make the class public"),
        { ContainsGenericParameters: true } => ("is generic", "give it and its class fixed types"),
        { IsStatic: false, DeclaringType.IsAbstract: true } => ("is in an abstract class", "make the method static or the class concrete"),
        _ when method.ReturnType == typeof(void) && method.GetCustomAttribute<System.Runtime.CompilerServices.AsyncStateMachineAttribute>() is not null =>
            ("is async void, so nobody would see it end or fail", "return Task"),
        _ when method.GetParameters().Any(p => p.ParameterType.IsByRef) => ("has a parameter by reference", "take parameters by value"),
        _ => null,
    };

    private static string Place(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_-]{0,127}$")]
    private static partial Regex FunctionName();
}
