using System.Diagnostics;
using Functions.Embedded.Diagnostics;
using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Embedded.Invocation;

/// <summary>Calls functions through the middleware and stores their outputs.</summary>
internal sealed class FunctionInvoker(FunctionPlans plans, MiddlewareSteps steps, RunningInvocations running, IServiceScopeFactory scopes) : IFunctionInvoker
{
    private readonly FunctionExecutionDelegate _pipeline = steps.Around(static context => ExecuteAsync(context));

    /// <inheritdoc/>
    public async Task<object?> InvokeAsync(FunctionInvocation invocation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        using EmbeddedContext context = new(plans.Of(invocation.Function), invocation, scope.ServiceProvider, cancellationToken, running.Token);
        await RunAsync(context);
        return context.Result;
    }

    /// <summary>Runs an invocation whose scope the caller keeps; the context then holds the result.</summary>
    public async Task RunAsync(EmbeddedContext context)
    {
        using Activity? activity = Start(context);
        running.Enter();
        try
        {
            await _pipeline(context);
            if (context.Plan.Outputs.Count > 0)
            {
                await WriteAsync(context);
            }
        }
        catch (Exception e)
        {
            TraceSources.Fail(activity, e.GetType().Name);
            throw;
        }
        finally
        {
            running.Leave();
        }
    }

    private static Activity? Start(EmbeddedContext context)
    {
        // An orchestrator is called again to replay; its span is the orchestration's.
        if (!TraceSources.Worker.HasListeners() || context.Plan.Function.Trigger is OrchestrationTriggerAttribute)
        {
            return null;
        }

        string name = $"function {context.FunctionDefinition.Name}";
        IReadOnlyList<ActivityContext> origins = context.Invocation.Origins;
        Activity? activity = origins.Count == 0
            ? TraceSources.Worker.StartActivity(name)
            : TraceSources.Worker.StartActivity(
                ActivityKind.Consumer, origins.Count == 1 ? origins[0] : default, links: origins.Count == 1 ? null : origins.Select(o => new ActivityLink(o)), name: name);
        activity?.SetTag("faas.name", context.FunctionDefinition.Name);
        activity?.SetTag("faas.invocation_id", context.InvocationId);
        return activity;
    }

    private static async Task ExecuteAsync(FunctionContext context)
    {
        EmbeddedContext embedded = context as EmbeddedContext
            ?? throw new InvalidOperationException($"Middleware passed on a {context.GetType().Name}. Pass on the context that the runtime gave.");
        embedded.Result = await embedded.Plan.RunAsync(embedded);
    }

    private static async Task WriteAsync(EmbeddedContext context)
    {
        foreach (OutputSlot slot in context.Plan.Outputs)
        {
            if (slot.Writer is { } writer && context.Output(slot) is { } value)
            {
                await writer.WriteAsync(slot.Attribute, value, context.CancellationToken);
            }
        }
    }
}
