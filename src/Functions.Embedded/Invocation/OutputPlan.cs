using System.Reflection;
using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Functions.Embedded.Invocation;

/// <summary>Finds the output bindings of a method: on itself, or on the properties of what it returns.</summary>
internal static class OutputPlan
{
    /// <summary>The name of an output on the method.</summary>
    public const string Return = "$return";

    /// <summary>Finds the outputs; one without a writer is an error.</summary>
    public static IReadOnlyList<OutputSlot> Find(FunctionDescriptor function, IReadOnlyList<IOutputWriter> writers, StartErrors errors)
    {
        List<OutputSlot> slots = [];
        foreach (OutputBindingAttribute attribute in function.Method.GetCustomAttributes<OutputBindingAttribute>())
        {
            Add(Return, attribute, static value => value);
        }

        foreach (PropertyInfo property in MethodReturn.ValueType(function.Method)?.GetProperties() ?? [])
        {
            foreach (OutputBindingAttribute attribute in property.GetCustomAttributes<OutputBindingAttribute>())
            {
                Add(property.Name, attribute, MethodCompiler.CompileRead(property));
            }
        }

        return slots;

        void Add(string name, OutputBindingAttribute attribute, Func<object, object?> read)
        {
            IOutputWriter? writer = writers.FirstOrDefault(w => w.CanWrite(attribute));
            if (writer is null && attribute is not HttpResultAttribute)
            {
                errors.Add(function.Name, name, $"nothing stores [{attribute.GetType().Name}]", "use an output that the embedded runtime knows");
            }

            slots.Add(new OutputSlot(slots.Count, name, EmbeddedBinding.TypeOf(attribute), attribute, read, writer));
        }
    }
}
