using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Functions.Embedded.Tests.Surface;

[TestClass]
public sealed class OfficialSurfaceTests
{
    private static readonly HashSet<string> Official =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Surface", "official-surface.txt"))];

    private static IEnumerable<Type> OurTypes =>
        typeof(FunctionAttribute).Assembly.GetExportedTypes().Where(t => !t.FullName!.StartsWith("Functions.Embedded.", StringComparison.Ordinal));

    [TestMethod]
    public void Every_public_member_in_an_official_namespace_is_official()
    {
        string[] strange = [.. OurTypes.SelectMany(SurfaceText.Of).Where(line => !Official.Contains(line))];

        Assert.IsEmpty(strange, "Not in the official surface:\n" + string.Join('\n', strange));
    }

    [TestMethod]
    [DataRow(typeof(AuthorizationLevel))]
    [DataRow(typeof(ExponentialBackoffRetryAttribute))]
    [DataRow(typeof(FixedDelayRetryAttribute))]
    [DataRow(typeof(FromBodyAttribute))]
    [DataRow(typeof(FunctionAttribute))]
    [DataRow(typeof(FunctionContext))]
    [DataRow(typeof(FunctionDefinition))]
    [DataRow(typeof(FunctionExecutionDelegate))]
    [DataRow(typeof(FunctionParameter))]
    [DataRow(typeof(FunctionsApplication))]
    [DataRow(typeof(FunctionsApplicationBuilder))]
    [DataRow(typeof(HttpTriggerAttribute))]
    [DataRow(typeof(IFunctionsWorkerMiddleware))]
    [DataRow(typeof(InvocationResult<>))]
    [DataRow(typeof(ScheduleStatus))]
    [DataRow(typeof(TimerInfo))]
    [DataRow(typeof(TimerTriggerAttribute))]
    [DataRow(typeof(TraceContext))]
    public void The_types_of_every_app_have_all_official_members(Type type)
    {
        string[] ours = [.. SurfaceText.Of(type)];
        string id = ours[0][2..ours[0].IndexOf(' ', StringComparison.Ordinal)];
        string[] theirs = [.. Official.Where(line => line[2..].StartsWith(id + " ", StringComparison.Ordinal) || line[2..].StartsWith(id + ".", StringComparison.Ordinal))];

        CollectionAssert.AreEquivalent(theirs, ours);
    }

    [TestMethod]
    public void A_member_of_our_own_would_be_noticed() =>
        Assert.IsFalse(SurfaceText.Of(typeof(TimerInfoWithMore)).Skip(1).All(Official.Contains));

    [TestMethod]
    public void Few_public_types_are_outside_the_official_namespaces()
    {
        string[] own = [.. typeof(FunctionAttribute).Assembly.GetExportedTypes().Select(t => t.FullName!).Where(n => n.StartsWith("Functions.Embedded.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        CollectionAssert.IsSubsetOf(
            new[] { "Functions.Embedded.Hosting.EmbeddedBuilderExtensions", "Functions.Embedded.Hosting.EmbeddedHostException", "Functions.Embedded.Hosting.EmbeddedOptions" },
            own);
        Assert.IsLessThanOrEqualTo(6, own.Length, string.Join('\n', own));
    }

    public sealed class TimerInfoWithMore : TimerInfo
    {
        public HttpContext? More { get; set; }
    }
}
