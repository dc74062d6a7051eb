using System.Reflection;
using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Trends.Azure.Identity;
using Trends.Pipeline;

namespace Trends.Azure.Monitor;

/// <summary>Registers the export of traces, metrics and logs.</summary>
public static class MonitorRegistration
{
    /// <summary>The setting that sends telemetry to Application Insights, whose local authentication is off: the identity opens it.</summary>
    public const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>The setting that sends telemetry to an OpenTelemetry collector.</summary>
    public const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // The runtime's spans have the same sources in both builds; the last is the official client's own tree of sources.
    private static readonly string[] Sources = [Telemetry.Source, "Microsoft.Azure.Functions.Worker", "Microsoft.DurableTask", "Azure.Messaging.EventHubs", "Azure.Messaging.EventHubs.*"];

    /// <summary>Adds OpenTelemetry where a setting says where to; without one it adds nothing, and nothing is measured for export.</summary>
    /// <param name="services">Takes the services.</param>
    /// <param name="configuration">Holds <see cref="ConnectionString"/>, <see cref="OtlpEndpoint"/> and section <c>Telemetry</c>.</param>
    /// <param name="worker">Adds what the host of this build tells.</param>
    /// <returns>Whether telemetry is exported.</returns>
    public static bool AddAzureMonitor(this IServiceCollection services, IConfiguration configuration, Action<IOpenTelemetryBuilder> worker)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(worker);
        bool insights = configuration[ConnectionString] is { Length: > 0 };
        bool otlp = configuration[OtlpEndpoint] is { Length: > 0 };
        if (!insights && !otlp)
        {
            return false;
        }

        // The official client makes its spans only when asked to.
        AppContext.SetSwitch("Azure.Experimental.EnableActivitySource", true);
        services.AddOptionsWithValidateOnStart<TelemetryOptions, TelemetryOptionsValidator>().BindConfiguration(TelemetryOptions.SectionName);
        services.AddAzureIdentity(configuration);
        OpenTelemetryBuilder telemetry = services.AddOpenTelemetry();
        telemetry.Services.ConfigureOpenTelemetryTracerProvider((provider, tracing) => tracing.ConfigureResource(r => Describe(r, provider)));
        telemetry.Services.ConfigureOpenTelemetryMeterProvider((provider, metrics) => metrics.ConfigureResource(r => Describe(r, provider)));
        telemetry.Services.ConfigureOpenTelemetryLoggerProvider((provider, logging) => logging.ConfigureResource(r => Describe(r, provider)));
        telemetry
            .WithTracing(tracing => tracing.AddSource(Sources).AddHttpClientInstrumentation().AddProcessor<AddressRedactor>())
            .WithMetrics(metrics => metrics.AddMeter(Telemetry.Source, "Functions.Embedded").AddRuntimeInstrumentation())
            .WithLogging(_ => { }, logging => logging.IncludeFormattedMessage = true);
        services.AddSingleton<AddressRedactor>();
        worker(telemetry);
        if (insights)
        {
            Insights(telemetry);
        }
        else
        {
            telemetry.Services.ConfigureOpenTelemetryTracerProvider((provider, tracing) =>
                tracing.SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(Options(provider).SampleRatio))));
        }

        if (otlp)
        {
            telemetry.UseOtlpExporter();
        }

        return true;
    }

    private static void Insights(OpenTelemetryBuilder telemetry)
    {
        telemetry.UseAzureMonitorExporter();
        telemetry.Services.AddOptions<AzureMonitorExporterOptions>().Configure<TokenCredential, IOptions<TelemetryOptions>>((exporter, credential, options) =>
        {
            exporter.Credential = credential;
            exporter.SamplingRatio = (float)options.Value.SampleRatio;

            // A share of all traces, not so many a second: what is not told must not depend on the load.
            exporter.TracesPerSecond = null;
            exporter.EnableLiveMetrics = false;
        });
    }

    private static TelemetryOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<TelemetryOptions>>().Value;

    private static void Describe(ResourceBuilder resource, IServiceProvider provider)
    {
        IConfiguration configuration = provider.GetRequiredService<IConfiguration>();
        string? version = (Assembly.GetEntryAssembly() ?? typeof(MonitorRegistration).Assembly)
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        resource.AddService(configuration["WEBSITE_SITE_NAME"] ?? Options(provider).ServiceName, serviceVersion: version)
            .AddAttributes([new("deployment.environment.name", configuration["AZURE_FUNCTIONS_ENVIRONMENT"] ?? "Development")]);
    }
}
