using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Tests.Walk;

namespace Infra.Tests;

/// <summary>The roles of the compiled template, in the words of the tests.</summary>
internal static partial class Roles
{
    /// <summary>Reads the assignments of a template of roles.</summary>
    /// <param name="template">The compiled <c>rbac.bicep</c>.</param>
    /// <returns>Who, on what, as what.</returns>
    public static IReadOnlyList<RoleGrant> Of(JsonElement template)
        => [.. TemplateWalk.Resources(template).Select(Read).OfType<RoleGrant>()];

    private static RoleGrant? Read(TemplateResource resource) => resource.Type switch
    {
        "Microsoft.Authorization/roleAssignments" => new(
            Who(resource.Value("properties.principalId")!),
            Scope(resource.Value("scope")!),
            RoleName().Match(resource.Value("properties.roleDefinitionId")!).Groups[1].Value),
        "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments" => new(
            Who(resource.Value("properties.principalId")!), "martsName/martsDatabase", "cosmosDataContributor"),
        "Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments" => new(
            Who(resource.Value("properties.user.objectId")!), "cacheName", resource.Value("properties.accessPolicyName")!),
        _ => null,
    };

    private static string Who(string expression) => expression switch
    {
        "[variables('app').id]" => "app",
        "[variables('everyone')[copyIndex()].id]" or "[variables('analysts')[copyIndex()].id]" => "everyone",
        "[parameters('capturePrincipalId')]" => "capture",
        _ => expression,
    };

    // The parameters that a scope is made of say which resource it is.
    private static string Scope(string expression) => string.Join('/', Parameter().Matches(expression).Select(m => m.Groups[1].Value));

    [GeneratedRegex("""variables\('role'\)\.(\w+)""")]
    private static partial Regex RoleName();

    [GeneratedRegex("""parameters\('(\w+)'\)""")]
    private static partial Regex Parameter();
}
