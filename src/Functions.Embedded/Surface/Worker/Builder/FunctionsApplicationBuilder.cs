using Functions.Embedded.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Puts a function app together; services and middleware go in here, then <see cref="Build"/>.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder _web;
    private readonly MiddlewareSteps _steps = new();
    private bool _built;

    internal FunctionsApplicationBuilder(string[]? args) => _web = EmbeddedBuilder.Create(args ?? [], _steps);

    /// <summary>Gets values that parts of the app share while it is put together.</summary>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    /// <summary>Gets the configuration: host.json, appsettings.json, local.settings.json, environment, command line; the later wins.</summary>
    public ConfigurationManager Configuration => _web.Configuration;

    /// <summary>Gets the environment; <c>Development</c> unless <c>AZURE_FUNCTIONS_ENVIRONMENT</c> or <c>DOTNET_ENVIRONMENT</c> says otherwise.</summary>
    public IHostEnvironment Environment => _web.Environment;

    /// <summary>Gets the logging.</summary>
    public ILoggingBuilder Logging => _web.Logging;

    /// <summary>Gets the metrics.</summary>
    public IMetricsBuilder Metrics => _web.Metrics;

    /// <summary>Gets the app's services.</summary>
    public IServiceCollection Services => _web.Services;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>Makes the host. It finds and checks the functions when it starts.</summary>
    /// <returns>The host.</returns>
    /// <exception cref="InvalidOperationException">Called twice.</exception>
    /// <exception cref="EmbeddedHostException">A setting is out of its range.</exception>
    public IHost Build()
    {
        ThrowIfBuilt();
        _built = true;
        return EmbeddedBuilder.Build(_web);
    }

    /// <summary>Replaces the container.</summary>
    /// <typeparam name="TContainerBuilder">What the factory builds from.</typeparam>
    /// <param name="factory">The factory.</param>
    /// <param name="configure">Called with the factory's builder; none by default.</param>
    public void ConfigureContainer<TContainerBuilder>(IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    /// <summary>Adds middleware; the first added is the outermost.</summary>
    /// <param name="middleware">Makes this step from the next one.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The host is built already.</exception>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        ThrowIfBuilt();
        _steps.Add(middleware);
        return this;
    }

    private void ThrowIfBuilt()
    {
        if (_built)
        {
            throw new InvalidOperationException("The application has already been built. Add middleware and services before Build(), and call Build() once.");
        }
    }
}
