using System.Reflection;

namespace Functions.Embedded.Invocation;

/// <summary>Turns each kind of return into one that can be awaited.</summary>
internal static class MethodReturn
{
    /// <summary>Gives the type of the value that a method gives in the end; null for none.</summary>
    public static Type? ValueType(MethodInfo method)
    {
        Type type = method.ReturnType;
        if (type == typeof(void) || type == typeof(Task) || type == typeof(ValueTask))
        {
            return null;
        }

        return IsAwaited(type) ? type.GetGenericArguments()[0] : type;
    }

    /// <summary>Gives the method of this class that adapts a return type.</summary>
    public static MethodInfo Adapter(Type type)
    {
        if (type == typeof(Task) || type == typeof(ValueTask))
        {
            return Of(type == typeof(Task) ? nameof(AwaitTask) : nameof(AwaitValueTask));
        }

        if (!IsAwaited(type))
        {
            return Of(nameof(Plain));
        }

        string name = type.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(AwaitTaskOf) : nameof(AwaitValueTaskOf);
        return Of(name).MakeGenericMethod(type.GetGenericArguments());
    }

    private static bool IsAwaited(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static MethodInfo Of(string name) => typeof(MethodReturn).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static ValueTask<object?> Plain(object? value) => new(value);

    private static async ValueTask<object?> AwaitTask(Task task)
    {
        await task;
        return null;
    }

    private static async ValueTask<object?> AwaitValueTask(ValueTask task)
    {
        await task;
        return null;
    }

    private static async ValueTask<object?> AwaitTaskOf<T>(Task<T> task) => await task;

    private static async ValueTask<object?> AwaitValueTaskOf<T>(ValueTask<T> task) => await task;
}
