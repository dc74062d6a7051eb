using Functions.Embedded.Durable;
using Functions.Embedded.EventHubs;
using Functions.Embedded.Http;
using Functions.Embedded.Invocation;
using Functions.Embedded.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Functions.Embedded.Hosting;

/// <summary>Puts the runtime together around ASP.NET Core's builder.</summary>
internal static class EmbeddedBuilder
{
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--port"] = $"{EmbeddedOptions.SectionName}:{nameof(EmbeddedOptions.Port)}",
        ["--urls"] = $"{EmbeddedOptions.SectionName}:{nameof(EmbeddedOptions.Urls)}",
    };

    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
    };

    /// <summary>Makes the builder with configuration, logging and the runtime's services.</summary>
    public static WebApplicationBuilder Create(string[] args, MiddlewareSteps steps)
    {
        AppFolder folder = new(args);
        WebApplicationBuilder web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = System.Reflection.Assembly.GetEntryAssembly()?.GetName().Name,
            ContentRootPath = folder.Root,
            EnvironmentName = Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
                ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
                ?? Environments.Development,
        });

        AddConfiguration(web, args, folder);

        // The last line on standard output belongs to the command line.
        web.Logging.AddConfiguration(web.Configuration.GetSection("Logging"));
        web.Logging.AddSimpleConsole(console => console.SingleLine = true);
        web.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        AddHost(web.Services, steps);
        HttpServices.Add(web);
        web.Services.AddSingleton<TimerStore>();
        web.Services.AddSingleton<TimerListener>();
        web.Services.AddHostedService(services => services.GetRequiredService<TimerListener>());
        web.Services.AddEmbeddedDurable();
        web.Services.AddEmbeddedEventHubs();
        return web;
    }

    /// <summary>Makes the host.</summary>
    /// <exception cref="EmbeddedHostException">A setting is out of its range.</exception>
    public static EmbeddedHost Build(WebApplicationBuilder web)
    {
        try
        {
            return new EmbeddedHost(web.Build());
        }
        catch (OptionsValidationException e)
        {
            throw new EmbeddedHostException($"Section {EmbeddedOptions.SectionName} of the settings: {string.Join(" ", e.Failures)}", e);
        }
    }

    /// <summary>Gives the place where functions are looked for.</summary>
    public static FunctionSource Source(IServiceCollection services) =>
        (FunctionSource)services.Single(s => s.ServiceType == typeof(FunctionSource)).ImplementationInstance!;

    private static void AddConfiguration(WebApplicationBuilder web, string[] args, AppFolder folder)
    {
        ConfigurationManager configuration = web.Configuration;
        configuration.AddInMemoryCollection(Defaults);
        HostJson.Add(configuration, folder);
        if (folder.Find("appsettings.json") is { } settings)
        {
            configuration.AddInMemoryCollection(SettingsFile.Read(settings));
        }

        LocalSettings.Add(configuration, folder);
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(args, Switches);
    }

    private static void AddHost(IServiceCollection services, MiddlewareSteps steps)
    {
        services.AddOptionsWithValidateOnStart<EmbeddedOptions, EmbeddedOptionsValidator>().BindConfiguration(EmbeddedOptions.SectionName);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(steps);
        services.AddSingleton(new FunctionSource());
        services.AddSingleton<StartErrors>();
        services.AddSingleton<IFunctionCatalog, FunctionCatalog>();
        services.AddSingleton<FunctionPlans>();
        services.AddSingleton<RunningInvocations>();
        services.AddSingleton<FunctionInvoker>();
        services.AddSingleton<IFunctionInvoker>(s => s.GetRequiredService<FunctionInvoker>());
    }
}
