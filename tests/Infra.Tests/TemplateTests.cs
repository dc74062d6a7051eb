using System.Text.Json;
using Infra.Tests.Walk;

namespace Infra.Tests;

/// <summary>The rules over the whole compiled template.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class TemplateTests
{
    private static JsonElement _template;
    private static IReadOnlyList<TemplateResource> _resources = [];

    [ClassInitialize]
    public static async Task CompileAsync(TestContext context)
    {
        _template = await Bicep.MainAsync(context.CancellationToken);
        _resources = TemplateWalk.Resources(_template);
    }

    [TestMethod]
    public void The_walk_sees_every_module()
    {
        string[] named = ["main", "host", "lake", "eventHubs", "hubs", "scheduler", "marts", "cache", "language", "live", "vault", "network", "endpoints", "rbac", "functions"];

        Assert.IsEmpty(named.Except(_resources.Select(r => r.Template)).ToArray());
    }

    [TestMethod]
    public void Keys_are_off_TLS_is_new_and_nothing_is_open() => None(TemplateRules.Closed(_resources));

    [TestMethod]
    public void No_property_anywhere_allows_an_old_TLS() => None(TemplateRules.Tls(_template));

    [TestMethod]
    public void No_key_is_read_anywhere() => None(TemplateRules.Keys(_template));

    [TestMethod]
    public void No_output_is_a_secret() => None(TemplateRules.Secrets(TemplateWalk.Templates(_template)));

    [TestMethod]
    public void No_resource_is_declared_by_a_preview() => None(TemplateRules.Versions(_resources));

    [TestMethod]
    public void Every_resource_tells_the_workspace() => None(DiagnosticsRule.Check(_resources));

    [TestMethod]
    public void Every_resource_has_tags() => None(TagRule.Check(_resources));

    [TestMethod]
    public void Every_parameter_is_described() => None(TemplateRules.Descriptions(TemplateWalk.Templates(_template)));

    [TestMethod]
    public void The_host_account_keeps_no_versions_and_the_lake_does()
    {
        string? Versions(string module) => _resources.Single(r => r.Template == module && r.Type == "Microsoft.Storage/storageAccounts/blobServices").Value("properties.isVersioningEnabled");

        Assert.AreEqual("False", Versions("host"));
        Assert.AreEqual("True", Versions("lake"));
    }

    [TestMethod]
    public void The_lake_ends_what_may_end_and_never_what_is_raw()
    {
        JsonElement rules = _resources.Single(r => r.Type == "Microsoft.Storage/storageAccounts/managementPolicies").Json
            .GetProperty("properties").GetProperty("policy").GetProperty("rules");

        foreach (JsonElement definition in rules.EnumerateArray().Select(r => r.GetProperty("definition")))
        {
            bool raw = definition.GetProperty("filters").ToString().Contains("/raw/", StringComparison.Ordinal);
            bool deletes = definition.GetProperty("actions").ToString().Contains("baseBlob\": {\"delete", StringComparison.Ordinal)
                || definition.GetProperty("actions").ToString().Contains("delete", StringComparison.Ordinal);
            Assert.IsFalse(raw && deletes);
        }

        Assert.HasCount(4, rules.EnumerateArray().ToArray());
    }

    private static void None(IEnumerable<string> broken) => Assert.AreEqual("", string.Join('\n', broken));
}
