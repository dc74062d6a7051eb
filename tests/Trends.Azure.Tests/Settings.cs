using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Trends.Azure.Tests;

/// <summary>Settings of a test.</summary>
internal static class Settings
{
    /// <summary>Gives settings; of two with one name the later wins.</summary>
    public static IConfiguration Of(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.GroupBy(s => s.Name).Select(s => KeyValuePair.Create(s.Key, s.Last().Value))).Build();

    /// <summary>Gives what the host says of settings when it starts; empty where it starts.</summary>
    public static string Refused(Action<IServiceCollection, IConfiguration> add, params (string Name, string? Value)[] settings)
    {
        ServiceCollection services = new();
        services.AddLogging();
        add(services, Of(settings));
        using ServiceProvider provider = services.BuildServiceProvider();
        try
        {
            provider.GetService<IStartupValidator>()?.Validate();
            return "";
        }
        catch (OptionsValidationException e)
        {
            return e.Message;
        }
    }
}
