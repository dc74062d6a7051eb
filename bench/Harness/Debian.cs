namespace Bench.Harness;

/// <summary>Programs that come from Debian's packages.</summary>
internal static class Debian
{
    /// <summary>Makes sure that a program is installed.</summary>
    /// <param name="program">The program.</param>
    /// <param name="packages">The packages that it comes from.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BenchException">It is not, and cannot be installed without a password.</exception>
    public static async Task PrepareAsync(string program, string packages, CancellationToken cancellationToken)
    {
        if (IsOnPath(program))
        {
            return;
        }

        if (!CanInstall)
        {
            throw new BenchException($"{program} is not installed. Install it and run again: sudo apt-get install {packages}");
        }

        await InstallAsync(packages, cancellationToken);
    }

    /// <summary>Gets a value indicating whether packages can be installed here without a password.</summary>
    public static bool CanInstall => Environment.IsPrivilegedProcess && IsOnPath("apt-get");

    /// <summary>Installs packages.</summary>
    /// <param name="packages">Their names, a space between.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BenchException">They cannot be installed.</exception>
    public static async Task InstallAsync(string packages, CancellationToken cancellationToken)
    {
        BenchContext.Say($"installing {packages}");
        await Child.RunAsync("apt-get", ["update", "-q"], cancellationToken);

        // Debian would start servers of its own; benchmarks start theirs.
        await Child.RunAsync("env", ["RUNLEVEL=1", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-q", "--no-install-recommends", .. packages.Split(' ')], cancellationToken);
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
