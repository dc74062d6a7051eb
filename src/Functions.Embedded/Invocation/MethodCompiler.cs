using System.Linq.Expressions;
using System.Reflection;

namespace Functions.Embedded.Invocation;

/// <summary>Compiles the call of a function's method, so that an invocation uses no reflection.</summary>
internal static class MethodCompiler
{
    /// <summary>Compiles a call.</summary>
    public static MethodCall Compile(MethodInfo method)
    {
        ParameterExpression target = Expression.Parameter(typeof(object), "target");
        ParameterExpression arguments = Expression.Parameter(typeof(object?[]), "arguments");
        IEnumerable<Expression> values = method.GetParameters().Select((p, i) =>
            Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), p.ParameterType));
        Expression call = Expression.Call(method.IsStatic ? null : Expression.Convert(target, method.DeclaringType!), method, values);

        MethodInfo adapter = MethodReturn.Adapter(method.ReturnType);
        Expression body = method.ReturnType == typeof(void)
            ? Expression.Block(call, Expression.Call(adapter, Expression.Constant(null, typeof(object))))
            : Expression.Call(adapter, MethodReturn.ValueType(method) == method.ReturnType ? Expression.Convert(call, typeof(object)) : call);
        return Expression.Lambda<MethodCall>(body, target, arguments).Compile();
    }

    /// <summary>Compiles the reading of a property.</summary>
    public static Func<object, object?> CompileRead(PropertyInfo property)
    {
        ParameterExpression owner = Expression.Parameter(typeof(object), "owner");
        Expression read = Expression.Property(Expression.Convert(owner, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), owner).Compile();
    }
}
