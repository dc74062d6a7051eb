using System.Reflection;
using System.Runtime.CompilerServices;

namespace Functions.Embedded.Invocation;

/// <summary>What a parameter gets when there is nothing for it.</summary>
internal static class AbsentValue
{
    /// <summary>Gives the declared default, otherwise the type's.</summary>
    public static object? Of(ParameterInfo parameter)
    {
        if (parameter is { HasDefaultValue: true, DefaultValue: { } value })
        {
            // An enum's default is stored as its number.
            Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            return type.IsEnum ? Enum.ToObject(type, value) : value;
        }

        return parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null
            ? RuntimeHelpers.GetUninitializedObject(parameter.ParameterType)
            : null;
    }

    /// <summary>Tells whether a parameter may go without a value: it has a default, or can be null.</summary>
    public static bool IsAllowed(ParameterInfo parameter) =>
        parameter.HasDefaultValue || !parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is not null;
}
