namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Whether a trigger gives one item or many in a call.</summary>
public enum Cardinality
{
    /// <summary>Many items in a call.</summary>
    Many,

    /// <summary>One item in a call.</summary>
    One,
}
