namespace Trends.Servers.Cosmos;

/// <summary>The request is not one that the account takes.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="status">The status.</param>
/// <param name="subStatus">The closer reason; 0 for none.</param>
public sealed class CosmosRefusedException(string message, int status = 400, int subStatus = 0) : Exception(message)
{
    /// <summary>Gets the answer.</summary>
    public CosmosReply Reply => CosmosReply.Error(status, Message, subStatus);
}
