using Functions.Embedded.Hosting;
using Functions.Embedded.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Embedded.Invocation;

/// <summary>All functions made ready to call, once, when the host starts.</summary>
internal sealed class FunctionPlans(
    IFunctionCatalog catalog,
    IEnumerable<IParameterBinder> binders,
    IEnumerable<IOutputWriter> writers,
    JsonBody body,
    IServiceProviderIsService known,
    StartErrors errors)
{
    private readonly Lazy<Dictionary<string, FunctionPlan>> _plans = new(() =>
    {
        ArgumentPlan arguments = new([.. binders], body, errors);
        IOutputWriter[] outputs = [.. writers];
        return catalog.Functions.ToDictionary(f => f.Name, f => Make(f, arguments, outputs, known, errors), StringComparer.Ordinal);
    });

    /// <summary>Makes all plans, so that what is wrong shows at start.</summary>
    public void Prepare() => _ = _plans.Value;

    /// <summary>Gives the plan of a function.</summary>
    public FunctionPlan Of(FunctionDescriptor function) => _plans.Value[function.Name];

    private static FunctionPlan Make(
        FunctionDescriptor function, ArgumentPlan arguments, IReadOnlyList<IOutputWriter> writers, IServiceProviderIsService known, StartErrors errors)
    {
        IReadOnlyList<OutputSlot> outputs = OutputPlan.Find(function, writers, errors);
        return new FunctionPlan(
            function,
            new EmbeddedDefinition(function, outputs),
            outputs,
            arguments.Find(function),
            function.Method.IsStatic ? null : TargetFactory.For(function, known, errors),
            MethodCompiler.Compile(function.Method));
    }
}
