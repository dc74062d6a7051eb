using System.Reflection;
using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Embedded.Durable.Client;

/// <summary>Gives <c>[DurableClient]</c> parameters the client.</summary>
internal sealed class DurableClientBinder : IParameterBinder
{
    /// <inheritdoc/>
    public bool CanBind(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(DurableTaskClient) && parameter.IsDefined(typeof(DurableClientAttribute), inherit: false);

    /// <inheritdoc/>
    public ValueTask<object?> BindAsync(
        ParameterInfo parameter,
        FunctionInvocation invocation,
        IServiceProvider services,
        CancellationToken cancellationToken) => new(services.GetRequiredService<DurableTaskClient>());
}
