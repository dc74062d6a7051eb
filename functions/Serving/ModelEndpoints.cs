using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Hosting;
using TrendFunctions.OpenApi;
using Trends;
using Trends.ML;
using Trends.ML.Registry;

namespace TrendFunctions.Serving;

/// <summary>The registry: versions, measures, which one serves.</summary>
/// <param name="registry">The registry.</param>
/// <param name="cache">Is told of promotions.</param>
public sealed class ModelEndpoints(ModelRegistry registry, ModelCache cache)
{
    /// <summary>Every model with its versions.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(GetModels))]
    [Answers(MediaType = "application/json; charset=utf-8")]
    public async Task<IActionResult> GetModels(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/models")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        List<ModelCard> cards = [];
        foreach (string name in ModelNames.All)
        {
            cards.Add(await CardAsync(name, cancellationToken));
        }

        return new OkObjectResult(new { items = cards });
    }

    /// <summary>One model with its versions and its history.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(GetModel))]
    [Answers(typeof(ModelCard))]
    public async Task<IActionResult> GetModel(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/models/{name}")] HttpRequest request,
        string name,
        CancellationToken cancellationToken)
        => ModelNames.All.Contains(name) ? new OkObjectResult(await CardAsync(name, cancellationToken)) : Unknown(name);

    /// <summary>Makes a version serve.</summary>
    /// <param name="request">Body: <c>{ version }</c>; without it the newest.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(PromoteVersion))]
    [Takes(typeof(PromoteRequest), "{}", Optional = true)]
    [Answers(typeof(ModelCard))]
    public async Task<IActionResult> PromoteVersion(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/models/{name}/promote")] HttpRequest request,
        string name,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!ModelNames.All.Contains(name))
        {
            return Unknown(name);
        }

        ReadOnlyMemory<byte> body = await RequestBody.ReadAsync(request, RequestBody.Usual, cancellationToken);
        string? version = body.IsEmpty ? null : RequestBody.Parse<PromoteRequest>(body).Version;
        version ??= (await registry.ListAsync(name, cancellationToken)).MaxBy(e => e.RegisteredAt)?.Manifest.Version;
        if (version is null || await registry.FindAsync(name, version, cancellationToken) is null)
        {
            throw new InvalidRequestException("version", $"Model '{name}' has no version '{version}'. See GET /api/models/{name}.");
        }

        await registry.PromoteAsync(name, version, "by hand", cancellationToken);
        cache.Invalidate(name);
        return new OkObjectResult(await CardAsync(name, cancellationToken));
    }

    /// <summary>Makes the version that served before serve again.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(RollBackVersion))]
    [Answers(typeof(ModelCard))]
    public async Task<IActionResult> RollBackVersion(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/models/{name}/rollback")] HttpRequest request,
        string name,
        CancellationToken cancellationToken)
    {
        if (!ModelNames.All.Contains(name))
        {
            return Unknown(name);
        }

        await registry.RollbackAsync(name, cancellationToken);
        cache.Invalidate(name);
        return new OkObjectResult(await CardAsync(name, cancellationToken));
    }

    private static IActionResult Unknown(string name)
        => Problems.NotFound($"There is no model '{name}'. Models are {string.Join(", ", ModelNames.All)}.");

    private async Task<ModelCard> CardAsync(string name, CancellationToken cancellationToken)
    {
        ServingPointer? serving = await registry.FindServingAsync(name, cancellationToken);
        IReadOnlyList<RegistryEntry> versions = await registry.ListAsync(name, cancellationToken);
        return new(name, serving?.Version, [.. versions.OrderByDescending(v => v.RegisteredAt)], serving?.History ?? []);
    }
}
