using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace StoryGraph.Cli;

/// <summary>Where logs go: to standard error, and to a file where one is named. Standard output belongs to answers.</summary>
internal static class Logging
{
    private const string Template = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static Logger Create(LogEventLevel level, string? file)
    {
        var logs = new LoggerConfiguration()
            .MinimumLevel.Debug()
            .WriteTo.Console(
                restrictedToMinimumLevel: level,
                outputTemplate: Template,
                standardErrorFromLevel: LogEventLevel.Verbose,
                formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        if (file is not null)
        {
            logs = logs.WriteTo.File(file, restrictedToMinimumLevel: LogEventLevel.Debug, formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        }

        return logs.CreateLogger();
    }

    /// <summary>Warnings by default, everything with --verbose, only errors with --quiet.</summary>
    public static LogEventLevel Level(bool verbose, bool quiet) =>
        quiet ? LogEventLevel.Error : verbose ? LogEventLevel.Debug : LogEventLevel.Warning;
}
