using Microsoft.Azure.Functions.Worker.Middleware;

namespace Functions.Embedded.Hosting;

/// <summary>The middleware of the app, in the order it was added.</summary>
internal sealed class MiddlewareSteps
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _steps = [];

    /// <summary>Gets a value indicating whether there is none.</summary>
    public bool IsEmpty => _steps.Count == 0;

    /// <summary>Adds a step inside those that are there.</summary>
    public void Add(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> step) => _steps.Add(step);

    /// <summary>Makes one delegate of all steps around the last.</summary>
    public FunctionExecutionDelegate Around(FunctionExecutionDelegate last)
    {
        FunctionExecutionDelegate next = last;
        for (int i = _steps.Count - 1; i >= 0; i--)
        {
            next = _steps[i](next);
        }

        return next;
    }
}
