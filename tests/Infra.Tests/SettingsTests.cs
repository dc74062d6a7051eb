using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using TrendFunctions.Serving;
using Trends;
using Trends.Azure;

namespace Infra.Tests;

/// <summary>The app's settings are those that the app, its host and its libraries read.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class SettingsTests
{
    // Read by the Functions host and the libraries of Azure, under names that they choose.
    private static readonly string[] OfThePlatform =
    [
        "AZURE_CLIENT_ID", "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__tableServiceUri",
        "EventHub__credential", "EventHub__clientId", "EventHub__fullyQualifiedNamespace", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];

    // Adapters' settings are the interface between the parts (docs/azure.md): an adapter stays the laptop's where its first setting is absent.
    private static readonly string[] OfAdapters =
    [
        "Lake__BlobServiceUri", "Lake__Container", "State__TableServiceUri", "State__Table", "Marts__CosmosEndpoint", "Marts__Database", "Cache__RedisEndpoint",
        "Live__WebPubSubEndpoint", "Live__Hub", "Text__LanguageEndpoint", "Governance__KeyVaultUri", "Governance__PseudonymKeySecret",
    ];

    // What Flex Consumption refuses or ignores (https://learn.microsoft.com/azure/azure-functions/functions-app-settings).
    private static readonly string[] Deprecated =
    [
        "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_TIME_ZONE", "TZ", "ENABLE_ORYX_BUILD", "SCM_DO_BUILD_DURING_DEPLOYMENT",
        "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING", "WEBSITE_CONTENTSHARE", "WEBSITE_VNET_ROUTE_ALL", "AzureWebJobsStorage", "APPINSIGHTS_INSTRUMENTATIONKEY",
    ];

    public required TestContext TestContext { get; set; }

    [TestMethod]
    public async Task Settings_are_the_platforms_those_of_host_json_the_adapters_and_the_options()
    {
        IReadOnlyDictionary<string, string> settings = await SettingsAsync();
        string[] known = [.. OfThePlatform, .. OfAdapters, .. HostJson(), .. Options().Select(o => o.Replace(":", "__", StringComparison.Ordinal))];

        Assert.IsEmpty(settings.Keys.Except(known).ToArray(), "no one reads these");
        Assert.IsEmpty(OfThePlatform.Concat(OfAdapters).Concat(HostJson()).Except(settings.Keys).ToArray(), "these are read and not given");
    }

    [TestMethod]
    public async Task No_setting_is_deprecated()
        => Assert.IsEmpty((await SettingsAsync()).Keys.Intersect(Deprecated, StringComparer.OrdinalIgnoreCase).ToArray());

    [TestMethod]
    public async Task The_app_starts_with_them()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection((await SettingsAsync()).Select(s => KeyValuePair.Create(s.Key.Replace("__", ":", StringComparison.Ordinal), (string?)s.Value)))
            .Build();

        TrendsAzureServiceCollectionExtensions.RequireTrendsAzure(configuration);

        Assert.Throws<TrendsException>(() => TrendsAzureServiceCollectionExtensions.RequireTrendsAzure(new ConfigurationBuilder().Build()));
    }

    [TestMethod]
    public async Task The_trigger_connections_are_given()
    {
        IReadOnlyDictionary<string, string> settings = await SettingsAsync();

        foreach (string connection in Triggers().Select(t => Property(t, "Connection")).Distinct())
        {
            Assert.IsTrue(settings.ContainsKey($"{connection}__fullyQualifiedNamespace"), connection);
        }
    }

    [TestMethod]
    public async Task Hubs_are_those_of_the_code()
    {
        string[] constants = [.. typeof(HubEventSink).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];
        string[] read = [.. Triggers().Select(t => Property(t, "EventHubName")).Distinct()];
        JsonElement hubs = Walk.TemplateWalk.Templates(await Bicep.MainAsync(TestContext.CancellationToken))["hubs"].GetProperty("variables").GetProperty("hubs");
        string[] made = [.. hubs.EnumerateArray().Select(h => h.GetString()!)];

        CollectionAssert.AreEquivalent(constants, made);
        CollectionAssert.AreEquivalent(read, made);
    }

    [TestMethod]
    public void Each_hub_has_one_reader_of_its_own_in_the_apps_group()
    {
        // Two triggers in one group would each get a part of the events.
        string[] groups = [.. Triggers().Select(t => $"{Property(t, "EventHubName")}/{Property(t, "ConsumerGroup", "$Default")}")];

        Assert.HasCount(groups.Length, groups.Distinct().ToArray());
        Assert.IsTrue(groups.All(g => g.EndsWith("/$Default", StringComparison.Ordinal)), "A group of another name must be made by infra/app/hubs.bicep.");
    }

    [TestMethod]
    [DataRow("Lake")]
    [DataRow("State")]
    [DataRow("Marts")]
    [DataRow("Cache")]
    [DataRow("Live")]
    [DataRow("Text")]
    [DataRow("Governance")]
    public void Settings_of_an_adapter_are_properties_of_its_options(string section)
    {
        string[] properties = [.. Options().Where(o => o.StartsWith($"{section}:", StringComparison.Ordinal))];
        string[] given = [.. OfAdapters.Select(s => s.Replace("__", ":", StringComparison.Ordinal)).Where(s => s.StartsWith($"{section}:", StringComparison.Ordinal))];

        Assert.IsEmpty(given.Except(properties).ToArray());
    }

    [TestMethod]
    public void What_a_laptop_gets_is_what_the_app_gets_of_the_adapters()
    {
        string program = Repository.Text("infra/hooks/local-settings.cs");

        // The key's name has the same default everywhere.
        foreach (string setting in OfAdapters.Except(["Governance__PseudonymKeySecret"]))
        {
            Assert.Contains($"\"{setting.Replace("__", ":", StringComparison.Ordinal)}\"", program);
        }
    }

    [TestMethod]
    public async Task What_a_laptop_gets_the_template_gives()
    {
        JsonElement outputs = (await Bicep.MainAsync(TestContext.CancellationToken)).GetProperty("outputs");

        foreach (string line in Repository.Text("infra/hooks/local-settings.cs").Split('\n').Where(l => l.TrimStart().StartsWith("(\"", StringComparison.Ordinal)))
        {
            string variable = line.Split('"')[3];
            Assert.IsTrue(outputs.TryGetProperty(variable, out _), variable);
        }
    }

    private static IEnumerable<string> HostJson()
    {
        string text = Repository.Text("host.json");
        return ((string[])["TASKHUB_NAME", "DURABLE_TASK_SCHEDULER_CONNECTION_STRING"]).Where(text.Contains);
    }

    private static IEnumerable<string> Options()
        => from assembly in (Assembly[])[typeof(HubEventSink).Assembly, typeof(Trends.Pipeline.RunRequest).Assembly, Assembly.Load("Trends.Azure")]
           from type in assembly.GetTypes()
           let section = type.GetField("SectionName", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.GetRawConstantValue() as string
           where section is not null
           from property in type.GetProperties()
           select $"{section}:{property.Name}";

    private static IEnumerable<CustomAttributeData> Triggers()
        => from type in typeof(HubEventSink).Assembly.GetTypes()
           from method in type.GetMethods()
           from parameter in method.GetParameters()
           from attribute in parameter.GetCustomAttributesData()
           where attribute.AttributeType.Name == "EventHubTriggerAttribute"
           select attribute;

    private static string Property(CustomAttributeData attribute, string name, string otherwise = "")
        => name == "EventHubName"
            ? (string)attribute.ConstructorArguments[0].Value!
            : attribute.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value as string ?? otherwise;

    private async Task<IReadOnlyDictionary<string, string>> SettingsAsync() => AppSettings.Of(await Bicep.MainAsync(TestContext.CancellationToken));
}
