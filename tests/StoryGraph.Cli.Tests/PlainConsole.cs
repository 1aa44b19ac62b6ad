using Spectre.Console;

namespace StoryGraph.Cli.Tests;

/// <summary>A console of a fixed width that is no terminal.</summary>
internal static class PlainConsole
{
    public static IAnsiConsole Create(TextWriter writer, int width = 160) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        Interactive = InteractionSupport.No,
        Out = new PlainOutput(writer, width),
    });

    private sealed class PlainOutput(TextWriter writer, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => false;

        public int Width => width;

        public int Height => 50;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }
}
