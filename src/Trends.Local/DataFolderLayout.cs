namespace Trends.Local;

/// <summary>What a data folder says about itself.</summary>
/// <param name="Layout">The version of its layout.</param>
/// <param name="Demo">Whether it holds demo data only.</param>
/// <param name="CreatedAt">When it was made, in UTC.</param>
internal sealed record DataFolderLayout(int Layout, bool Demo, DateTimeOffset CreatedAt);
