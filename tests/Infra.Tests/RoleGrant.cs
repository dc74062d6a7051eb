namespace Infra.Tests;

/// <summary>A role that somebody has.</summary>
/// <param name="Who"><c>app</c>; <c>everyone</c>, which is the app and who develops; or <c>capture</c>.</param>
/// <param name="On">The resource, as the parameters of <c>rbac.bicep</c> call it.</param>
/// <param name="Role">The role.</param>
internal sealed record RoleGrant(string Who, string On, string Role);
