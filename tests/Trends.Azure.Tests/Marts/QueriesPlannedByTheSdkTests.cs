namespace Trends.Azure.Tests.Marts;

[TestClass]
[DoNotParallelize]
public sealed class QueriesPlannedByTheSdkTests : CosmosPlannedQueriesTests
{
    protected override bool PlansItself => true;
}
