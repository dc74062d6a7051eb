using System.Text.Json;
using Infra.Tests.Walk;

namespace Infra.Tests;

/// <summary>Each rule finds what is planted, and nothing beside it.</summary>
[TestClass]
public sealed class RuleTests
{
    private const string Vault = """
        { "type": "Microsoft.KeyVault/vaults", "apiVersion": "2025-05-01", "tags": "[parameters('tags')]",
          "properties": { "enableRbacAuthorization": true, "enableSoftDelete": true } }
        """;

    private const string VaultTells = """
        { "type": "Microsoft.Insights/diagnosticSettings", "apiVersion": "2021-05-01-preview", "scope": "[resourceId('Microsoft.KeyVault/vaults', 'v')]",
          "properties": { "workspaceId": "w" } }
        """;

    [TestMethod]
    public void A_sound_template_breaks_no_rule()
    {
        IReadOnlyList<TemplateResource> resources = Resources(Vault, VaultTells);

        Assert.IsEmpty(TemplateRules.Closed(resources).ToArray());
        Assert.IsEmpty(DiagnosticsRule.Check(resources).ToArray());
        Assert.IsEmpty(TagRule.Check(resources).ToArray());
        Assert.IsEmpty(TemplateRules.Versions(resources).ToArray());
    }

    [TestMethod]
    public void A_local_key_is_found()
    {
        string[] broken = [.. TemplateRules.Closed(Resources(Vault.Replace("\"enableRbacAuthorization\": true", "\"enableRbacAuthorization\": false", StringComparison.Ordinal)))];

        Assert.AreEqual("main: Microsoft.KeyVault/vaults has properties.enableRbacAuthorization = False, not True", broken.Single());
    }

    [TestMethod]
    public void A_property_that_is_left_out_is_found()
    {
        string[] broken = [.. TemplateRules.Closed(Resources("""{ "type": "Microsoft.EventHub/namespaces", "properties": { "minimumTlsVersion": "1.2" } }"""))];

        Assert.AreEqual("main: Microsoft.EventHub/namespaces has properties.disableLocalAuth = nothing, not True", broken.Single());
    }

    [TestMethod]
    public void A_type_that_nobody_judged_is_found()
        => Assert.AreEqual(
            "main: Microsoft.Sql/servers is in no table of Requirements",
            TemplateRules.Closed(Resources("""{ "type": "Microsoft.Sql/servers" }""")).Single());

    [TestMethod]
    [DataRow("minimumTlsVersion", "1.2", 0)]
    [DataRow("minimumTlsVersion", "TLS1_2", 0)]
    [DataRow("minTlsVersion", "1.3", 0)]
    [DataRow("minimalTlsVersion", "Tls12", 0)]
    [DataRow("minimumTlsVersion", "1.1", 1)]
    [DataRow("minimumTlsVersion", "TLS1_0", 1)]
    [DataRow("scmMinTlsVersion", "1.0", 1)]
    [DataRow("minimalTlsVersion", "Tls11", 1)]
    public void An_old_TLS_is_found_at_any_depth(string property, string value, int found)
        => Assert.HasCount(found, TemplateRules.Tls(Json($$"""{ "a": [ { "b": { "{{property}}": "{{value}}" } } ] }""")).ToArray());

    [TestMethod]
    [DataRow("[listKeys(resourceId('x', 'y'), '2023-01-01').keys[0].value]", 1)]
    [DataRow("[first(listSecrets('x', 'y'))]", 1)]
    [DataRow("[parameters('a').listAccountSas()]", 1)]
    [DataRow("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b", 1)]
    [DataRow("Endpoint=sb://a;SharedAccessKey=b", 1)]
    [DataRow("[reference('x').primaryMasterKey]", 1)]
    [DataRow("[resourceId('Microsoft.KeyVault/vaults', 'list')]", 0)]
    [DataRow("Endpoint=https://a;TaskHub=b;Authentication=ManagedIdentity;ClientID=c", 0)]
    public void A_key_is_found(string text, int found)
        => Assert.HasCount(found, TemplateRules.Keys(Json($$"""{ "a": [ { "b": {{JsonSerializer.Serialize(text)}} } ] }""")).ToArray());

    [TestMethod]
    [DataRow("apiKey", "string", 1)]
    [DataRow("anything", "securestring", 1)]
    [DataRow("endpoint", "string", 0)]
    public void A_secret_output_is_found(string name, string type, int found)
        => Assert.HasCount(found, TemplateRules.Secrets(TemplateWalk.Templates(Json($$"""{ "resources": [], "outputs": { "{{name}}": { "type": "{{type}}" } } }"""))).ToArray());

    [TestMethod]
    public void A_preview_is_found()
        => Assert.AreEqual(
            "main: Microsoft.KeyVault/vaults is declared by 2026-01-01-preview",
            TemplateRules.Versions(Resources(Vault.Replace("2025-05-01", "2026-01-01-preview", StringComparison.Ordinal), VaultTells)).Single());

    [TestMethod]
    public void A_silent_resource_is_found()
        => Assert.AreEqual("main: Microsoft.KeyVault/vaults has no diagnostic setting", DiagnosticsRule.Check(Resources(Vault)).Single());

    [TestMethod]
    public void The_setting_of_a_child_does_not_speak_for_its_parent()
        => Assert.HasCount(1, DiagnosticsRule.Check(Resources(Vault, VaultTells.Replace("vaults'", "vaults/secrets'", StringComparison.Ordinal))).ToArray());

    [TestMethod]
    public void A_resource_without_tags_is_found()
        => Assert.AreEqual(
            "main: Microsoft.KeyVault/vaults has no tags",
            TagRule.Check(Resources(Vault.Replace("\"[parameters('tags')]\"", "{}", StringComparison.Ordinal))).Single());

    [TestMethod]
    public void A_parameter_without_a_description_is_found()
        => Assert.AreEqual(
            "main has the parameter b without a description",
            TemplateRules.Descriptions(TemplateWalk.Templates(Json("""{ "resources": [], "parameters": { "a": { "metadata": { "description": "x" } }, "b": { "type": "string" } } }"""))).Single());

    [TestMethod]
    public void Resources_of_nested_templates_are_walked_and_existing_ones_are_not()
    {
        IReadOnlyList<TemplateResource> found = TemplateWalk.Resources(Json("""
            { "resources": { "inner": { "type": "Microsoft.Resources/deployments", "properties": { "template": {
                "resources": { "a": { "type": "A/a" }, "b": { "type": "B/b", "existing": true } } } } } } }
            """));

        Assert.AreEqual(("inner", "A/a"), (found.Single().Template, found.Single().Type));
    }

    private static IReadOnlyList<TemplateResource> Resources(params string[] resources) => TemplateWalk.Resources(Json($$"""{ "resources": [ {{string.Join(',', resources)}} ] }"""));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
