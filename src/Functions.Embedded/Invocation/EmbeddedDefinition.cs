using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Functions.Embedded.Invocation;

/// <summary>Describes a function by its method.</summary>
internal sealed class EmbeddedDefinition : FunctionDefinition
{
    public EmbeddedDefinition(FunctionDescriptor function, IEnumerable<OutputSlot> outputs)
    {
        Name = function.Name;
        EntryPoint = $"{function.Method.DeclaringType!.FullName}.{function.Method.Name}";
        PathToAssembly = function.Method.DeclaringType.Assembly.Location;

        // Derived from what names the function, so that logs of two starts can be joined.
        Id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name}|{EntryPoint}")).AsSpan(0, 16)).ToString();
        Parameters = [.. function.Method.GetParameters().Select(Describe)];
        InputBindings = function.Method.GetParameters()
            .Select(p => (p.Name, Attribute: p.GetCustomAttribute<BindingAttribute>()))
            .Where(p => p.Attribute is not null)
            .ToImmutableDictionary(p => p.Name!, BindingMetadata (p) => Bind(p.Name!, p.Attribute!, BindingDirection.In));
        OutputBindings = outputs.ToImmutableDictionary(o => o.Name, BindingMetadata (o) => Bind(o.Name, o.Attribute, BindingDirection.Out));
    }

    public override string Name { get; }

    public override string Id { get; }

    public override string EntryPoint { get; }

    public override string PathToAssembly { get; }

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }

    private static FunctionParameter Describe(ParameterInfo parameter) =>
        new(parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue, parameter.HasDefaultValue ? parameter.DefaultValue : null);

    private static EmbeddedBinding Bind(string name, Attribute attribute, BindingDirection direction) =>
        new EmbeddedBinding(name, EmbeddedBinding.TypeOf(attribute), direction);
}
