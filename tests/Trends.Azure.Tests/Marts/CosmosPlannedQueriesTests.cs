using Trends.Contracts;
using Trends.Servers.Cosmos;
using Trends.Storage;

namespace Trends.Azure.Tests.Marts;

/// <summary>The contract on an account that wants every query planned, as those that span physical partitions are.</summary>
public abstract class CosmosPlannedQueriesTests : MartStoreContract
{
    private const string OwnPlanner = "AZURE_COSMOS_USE_QUERY_PLAN_INTEROP_LINUX";
    private readonly CosmosAccount _account = new(TimeProvider.System) { AnswersWithoutPlan = false, KeepsCalls = true };
    private QuietStandardError? _quiet;

    /// <summary>Gets a value indicating whether the SDK's own planner plans; otherwise the gateway does.</summary>
    protected abstract bool PlansItself { get; }

    [TestInitialize]
    public void ChoosePlanner()
    {
        _quiet = new();
        Environment.SetEnvironmentVariable(OwnPlanner, PlansItself ? "true" : null);
    }

    [TestCleanup]
    public void CheckPlanner()
    {
        _quiet!.Dispose();
        Environment.SetEnvironmentVariable(OwnPlanner, null);
        bool planned = _account.Calls.Any(c => c.Is("x-ms-cosmos-is-query-plan-request"));
        bool asked = _account.Calls.Any(c => c.IsQuery);
        Assert.AreEqual(asked && !PlansItself, planned);
    }

    protected override Task<IMartStore> CreateAsync() => Task.FromResult<IMartStore>(TestCosmos.Open(_account));

    protected override Task<IMartStore> ReopenAsync(IMartStore store) => CreateAsync();
}
