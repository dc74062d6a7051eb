namespace Functions.Embedded.Hosting;

/// <summary>The functions of the app, found once when the host starts.</summary>
internal interface IFunctionCatalog
{
    /// <summary>Gets all functions, ordered by name.</summary>
    IReadOnlyList<FunctionDescriptor> Functions { get; }
}
