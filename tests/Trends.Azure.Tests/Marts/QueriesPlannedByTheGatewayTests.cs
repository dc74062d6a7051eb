namespace Trends.Azure.Tests.Marts;

[TestClass]
[DoNotParallelize]
public sealed class QueriesPlannedByTheGatewayTests : CosmosPlannedQueriesTests
{
    protected override bool PlansItself => false;
}
