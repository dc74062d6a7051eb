using Microsoft.Extensions.DependencyInjection;
using Trends.Contracts;

namespace Trends.Local.Tests.Cache;

[TestClass]
public sealed class MemoryCacheTests : CacheContract
{
    protected override Task AddAsync(IServiceCollection services)
    {
        services.AddTrendsLocal(_ => throw new InvalidOperationException("The cache needs no data folder."));
        return Task.CompletedTask;
    }
}
