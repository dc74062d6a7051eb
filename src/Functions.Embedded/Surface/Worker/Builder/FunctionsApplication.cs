namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a function app begins.</summary>
public class FunctionsApplication
{
    /// <summary>Makes a builder with configuration, logging and the functions of the entry assembly.</summary>
    /// <param name="args">The command line; its <c>--Key value</c> pairs win over all other configuration.</param>
    /// <returns>The builder.</returns>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
