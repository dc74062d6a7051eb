using Trends.Local;

namespace TrendFunctions.Cli;

/// <summary>Opens data folders.</summary>
internal static class DataFolders
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    /// <summary>Opens a data folder; when another command is at work in it, waits for its turn.</summary>
    /// <param name="path">The folder as given.</param>
    /// <param name="demo">Whether demo data goes into it; null for either.</param>
    /// <param name="stop">Stops waiting.</param>
    public static async Task<DataFolder> OpenAsync(string path, bool? demo, CancellationToken stop)
    {
        bool told = false;
        while (true)
        {
            try
            {
                return DataFolder.Open(path, demo, TimeProvider.System);
            }
            catch (DataFolderInUseException e) when (DataFolder.FindHost(path) is null)
            {
                if (!told)
                {
                    await Console.Error.WriteLineAsync($"waiting: {e.Message}");
                    told = true;
                }

                await Task.Delay(Poll, stop);
            }
        }
    }
}
