namespace Infra.Tests;

/// <summary>What a tool did.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Out">What it wrote to stdout.</param>
/// <param name="Error">What it wrote to stderr.</param>
internal sealed record ToolResult(int Code, string Out, string Error)
{
    /// <summary>Gets all it wrote.</summary>
    public string Said => Out + Error;
}
