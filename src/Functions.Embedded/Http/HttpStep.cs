using Microsoft.AspNetCore.Builder;

namespace Functions.Embedded.Http;

/// <summary>What an app adds to the HTTP pipeline before the functions.</summary>
/// <param name="Configure">Adds it.</param>
internal sealed record HttpStep(Action<IApplicationBuilder> Configure);
