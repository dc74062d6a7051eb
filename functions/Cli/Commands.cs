using System.CommandLine;

namespace TrendFunctions.Cli;

/// <summary>The commands and options of the public interface.</summary>
internal static class Commands
{
    private static readonly Option<string> Data = new("--data")
    {
        Description = "Data folder. Default: TRENDS_DATA, or ./.trends.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("TRENDS_DATA") is { Length: > 0 } folder ? folder : ".trends",
    };

    private static readonly Option<int> Port = OptionReaders.Port("--port", "Port on the loopback address. Default: 7071.", 7071);

    private static readonly Option<string?> Urls = new("--urls") { Description = "Addresses to listen on; anything but loopback needs function keys." };

    /// <summary>Makes the whole tree of commands.</summary>
    public static RootCommand Build()
    {
        RootCommand root = new("TrendFunctions: collects posts, news, signals and events, and tells what trends.")
        {
            Data, Port, Urls,
        };
        root.SetAction((parsed, stop) => ServeCommand.RunAsync(ReadServe(parsed), withFirstRun: true, stop));
        root.Add(Run());
        root.Add(Serve());
        root.Add(Validate());
        root.Add(Parse());
        root.Add(Check());
        root.Add(Erase());
        root.Add(Simple("fingerprint", "Print one JSON line of content hashes: staging, warehouse, marts.", FingerprintCommand.RunAsync));
        root.Add(Simple("replay-quarantine", "Put quarantined records through again.", ReplayCommand.RunAsync));
        return root;
    }

    private static Command Run()
    {
        Option<string[]> input = new("--input") { Description = "A dataset folder; repeat for several.", HelpName = "DIR" };
        Option<DateTimeOffset?> from = OptionReaders.Time("--from", "Start of the event-time window, ISO 8601, inclusive; UTC unless it says otherwise.");
        Option<DateTimeOffset?> to = OptionReaders.Time("--to", "End of the event-time window, ISO 8601, exclusive.");
        Option<DateTimeOffset?> asOf = OptionReaders.Time("--as-of", "The clock for windows and timeliness. Default: the newest accepted event.");
        Option<string?> stages = new("--stages") { Description = "Some of collect,quality,clean,load,marts,train,deploy." };
        Option<string?> gate = new("--gate") { Description = "What a failed quality gate does. Default: warn with --input, stop otherwise." };
        Option<bool> dryRun = new("--dry-run") { Description = "Read the inputs, report what would happen, write nothing." };
        Option<bool> json = new("--json") { Description = "The last line on stdout is the run report." };
        Option<bool> demo = new("--demo") { Description = "Collect from the simulator into a demo data folder; needs no key." };
        gate.AcceptOnlyFromAmong("stop", "warn");

        Command command = new("run", "One pipeline run, then exit.") { input, Data, from, to, asOf, stages, gate, dryRun, json, demo };
        command.SetAction((parsed, stop) => RunCommand.RunAsync(
            new RunOptions(
                parsed.GetValue(input) ?? [],
                parsed.GetValue(Data)!,
                parsed.GetValue(from),
                parsed.GetValue(to),
                parsed.GetValue(asOf),
                parsed.GetValue(stages),
                parsed.GetValue(gate),
                parsed.GetValue(dryRun),
                parsed.GetValue(json),
                parsed.GetValue(demo)),
            stop));
        return command;
    }

    private static Command Serve()
    {
        Command command = new("serve", "Start endpoints and timers without a first run.") { Data, Port, Urls };
        command.SetAction((parsed, stop) => ServeCommand.RunAsync(ReadServe(parsed), withFirstRun: false, stop));
        return command;
    }

    private static Command Validate()
    {
        Argument<string[]> folders = new("DIR") { Description = "Dataset folders.", Arity = ArgumentArity.OneOrMore };
        Command command = new("validate", "Check dataset folders: ten mapped rows each, every defect with file and line.") { folders };
        command.SetAction((parsed, stop) => ValidateCommand.RunAsync(parsed.GetValue(folders)!, stop));
        return command;
    }

    private static Command Check()
    {
        Argument<string[]> sources = new("SOURCE") { Description = "Platforms or streams, such as youtube or mastodon-tag. Default: all that are switched on.", Arity = ArgumentArity.ZeroOrMore };
        Command command = new("check", "Try the settings and credentials of sources; say what is missing.") { sources };
        command.SetAction((parsed, stop) => CheckCommand.RunAsync(parsed.GetValue(sources) ?? [], stop));
        return command;
    }

    private static Command Parse()
    {
        Option<string> platform = new("--platform") { Description = "The platform that answered, such as mastodon; rss for any feed.", HelpName = "P", Required = true };
        Option<string?> stream = new("--stream") { Description = "One of its streams. Default: whatever the records' shapes say.", HelpName = "S" };
        Argument<string[]> files = new("FILE") { Description = "Recorded responses: JSON, JSON lines, RSS or Atom.", Arity = ArgumentArity.OneOrMore };
        Command command = new("parse", "Map recorded API responses to canonical records: a line each on stdout, unmasked, nothing stored.") { platform, stream, files };
        command.SetAction((parsed, stop) => ParseCommand.RunAsync(parsed.GetValue(platform)!, parsed.GetValue(stream), parsed.GetValue(files)!, stop));
        return command;
    }

    private static Command Erase()
    {
        Option<string?> author = new("--author") { Description = "A person, as posts and events name them.", HelpName = "A" };
        Option<string?> post = new("--post") { Description = "The id of a post or news item at its platform.", HelpName = "ID" };
        Option<string?> platform = new("--platform") { Description = "The platform, such as mastodon. Default: every one.", HelpName = "P" };
        Option<bool> json = new("--json") { Description = "The last line on stdout is the receipt as JSON." };
        Command command = new("erase", "Remove one person or post from every store, for good; prints a receipt.") { author, post, platform, Data, json };
        command.SetAction((parsed, stop) => EraseCommand.RunAsync(
            new(parsed.GetValue(author), parsed.GetValue(post), parsed.GetValue(platform)), parsed.GetValue(Data)!, parsed.GetValue(json), stop));
        return command;
    }

    private static Command Simple(string name, string description, Func<string, CancellationToken, Task<int>> action)
    {
        Command command = new(name, description) { Data };
        command.SetAction((parsed, stop) => action(parsed.GetValue(Data)!, stop));
        return command;
    }

    private static ServeOptions ReadServe(ParseResult parsed)
        => new(parsed.GetValue(Data)!, parsed.GetValue(Urls) ?? $"http://localhost:{parsed.GetValue(Port)}");
}
