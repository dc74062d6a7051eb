namespace Trends.ML.Campaigns;

/// <summary>Cells whose spend together has bounds.</summary>
/// <param name="Cells">The cells' indexes.</param>
/// <param name="Floor">The least spend; 0 or more.</param>
/// <param name="Cap">The most spend; infinite for no cap.</param>
internal sealed record BudgetGroup(int[] Cells, double Floor, double Cap);
