using System.Reflection;
using Functions.Embedded.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Embedded.Hosting;

/// <summary>What an app built for the embedded runtime alone may set beyond the official builder.</summary>
public static class EmbeddedBuilderExtensions
{
    /// <summary>Looks for functions in these assemblies, not in the entry assembly and its references.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="assemblies">At least one.</param>
    /// <returns>The builder.</returns>
    public static FunctionsApplicationBuilder UseFunctionAssemblies(this FunctionsApplicationBuilder builder, params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(builder);
        EmbeddedBuilder.Source(builder.Services).Add(assemblies);
        return builder;
    }

    /// <summary>Adds to the HTTP pipeline what functions cannot be, such as WebSockets. It comes before the functions and is not guarded by their keys.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Adds it.</param>
    /// <returns>The builder.</returns>
    public static FunctionsApplicationBuilder UseHttp(this FunctionsApplicationBuilder builder, Action<IApplicationBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddSingleton(new HttpStep(configure));
        return builder;
    }

    /// <summary>Looks for functions in these classes, not in the entry assembly and its references.</summary>
    internal static FunctionsApplicationBuilder UseFunctions(this FunctionsApplicationBuilder builder, params Type[] types)
    {
        EmbeddedBuilder.Source(builder.Services).Add(types);
        return builder;
    }
}
