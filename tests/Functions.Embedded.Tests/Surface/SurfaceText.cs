using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Functions.Embedded.Tests.Surface;

/// <summary>Writes the public surface of types in the form of <c>official-surface.txt</c>: XML documentation ids with types and defaults.</summary>
internal static class SurfaceText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Every type has these, and compilers write them; the official list leaves them out.
    private static readonly string[] Common = ["Equals", "GetHashCode", "ToString", "PrintMembers", "EqualityContract", "Finalize"];

    public static IEnumerable<string> Of(Type type)
    {
        yield return $"T:{Name(type)} : {Kind(type)}";
        foreach (MemberInfo member in type.GetMembers(Declared).Where(m => !Common.Contains(m.Name) && !m.Name.Contains('<', StringComparison.Ordinal)))
        {
            string? line = member switch
            {
                ConstructorInfo c when IsSeen(c) && !c.IsStatic => $"M:{Name(type)}.#ctor({Parameters(c)})",
                MethodInfo m when IsSeen(m) && !m.IsSpecialName && !m.Name.Contains('.', StringComparison.Ordinal) => Method(type, m),
                PropertyInfo p when IsSeen(p.GetMethod) || IsSeen(p.SetMethod) => $"P:{Name(type)}.{p.Name} : {Name(p.PropertyType)} {{ {Accessors(p)}}}",
                FieldInfo f when (f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly) && !f.IsSpecialName => $"F:{Name(type)}.{f.Name} : {Name(f.FieldType)}{Constant(f)}",
                EventInfo e when IsSeen(e.AddMethod) => $"E:{Name(type)}.{e.Name} : {Name(e.EventHandlerType!)}",
                _ => null,
            };
            if (line is not null)
            {
                yield return line;
            }
        }
    }

    private static string Method(Type type, MethodInfo method)
    {
        string arity = method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : string.Empty;
        string kind = method.IsStatic ? " static" : method.IsAbstract ? " abstract" : method is { IsVirtual: true, IsFinal: false } ? " virtual" : string.Empty;
        return $"M:{Name(type)}.{method.Name}{arity}({Parameters(method)}) : {Name(method.ReturnType)}{kind}";
    }

    private static string Parameters(MethodBase method) =>
        string.Join(',', method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{Default(p)}"));

    private static string Default(ParameterInfo parameter) => parameter.HasDefaultValue
        ? $" = {(parameter.RawDefaultValue is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : "default")}"
        : string.Empty;

    private static string Accessors(PropertyInfo property)
    {
        string get = IsSeen(property.GetMethod) ? "get; " : string.Empty;
        bool init = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        return get + (IsSeen(property.SetMethod) ? init ? "init; " : "set; " : string.Empty);
    }

    private static string Constant(FieldInfo field) =>
        field.IsLiteral ? $" = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}" : string.Empty;

    private static string Kind(Type type)
    {
        string word = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            _ when type.IsSubclassOf(typeof(MulticastDelegate)) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        bool hasBase = type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType;
        return hasBase ? $"{word} {Name(type.BaseType!)}" : word;
    }

    private static bool IsSeen(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!) + "@";
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        }

        string name = type.DeclaringType is { } outer ? $"{Name(outer)}.{type.Name}" : $"{type.Namespace}.{type.Name}";
        if (type is { IsGenericType: true, IsGenericTypeDefinition: false })
        {
            name = $"{name[..name.LastIndexOf('`')]}{{{string.Join(',', type.GetGenericArguments().Select(Name))}}}";
        }

        return name;
    }
}
