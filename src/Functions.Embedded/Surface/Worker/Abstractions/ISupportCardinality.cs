namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>A trigger that can give one item or many in a call.</summary>
public interface ISupportCardinality
{
    /// <summary>Gets or sets whether a call gets one item or many.</summary>
    Cardinality Cardinality { get; set; }
}
