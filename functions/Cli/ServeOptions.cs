namespace TrendFunctions.Cli;

/// <summary>What <c>serve</c> was asked.</summary>
/// <param name="Data">The data folder as given.</param>
/// <param name="Urls">The addresses to listen on.</param>
internal sealed record ServeOptions(string Data, string Urls);
