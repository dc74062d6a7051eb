namespace Trends.Azure.Marts;

/// <summary>Messages that several parts give.</summary>
internal static class CosmosMessages
{
    /// <summary>Says that a container is missing.</summary>
    public static string Missing(string container) =>
        $"Container '{container}' or its database is not there. Run 'azd provision', which makes the containers in infra/app/marts.json, and check Marts:Database.";

    /// <summary>Says that a container differs from what the mart declares.</summary>
    public static string Differs(string container, string what) =>
        $"Container '{container}' has {what}. Run 'azd provision', which brings it to what infra/app/marts.json says; a partition key never changes: delete the container first and run the marts stage again.";
}
