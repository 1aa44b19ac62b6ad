using System.CommandLine;
using StoryGraph.Language;

namespace StoryGraph.Cli.Commands;

/// <summary>storygraph analyze: how a text is read, word by word.</summary>
internal static class AnalyzeCommand
{
    public static Command Create(CommandServices services)
    {
        var file = new Argument<FileInfo>("file") { Description = "A text, or CoNLL-U with --input conllu." };
        var format = new Option<string>("--format") { Description = "tree for people, conllu for programs.", DefaultValueFactory = _ => "tree" };
        format.AcceptOnlyFromAmong("tree", "conllu");
        var input = new Option<string>("--input")
        {
            Description = "conllu keeps the file's tokens, and whatever columns another pipeline filled.",
            DefaultValueFactory = _ => "text",
        };
        input.AcceptOnlyFromAmong("text", "conllu");
        var command = new Command("analyze", "Show sentences, tags, trees and entities of a text.") { file, format, input };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!path.Exists)
            {
                throw new UserException($"There is no file '{path}'.");
            }

            var text = Analyze(path, parsed.GetValue(input) == "conllu", services.Analyzer);
            if (parsed.GetValue(format) == "conllu")
            {
                Conllu.Write(services.RawOutput, text);
            }
            else
            {
                AnalysisTree.Write(services.RawOutput, text);
            }
        });
        return command;
    }

    private static AnalyzedText Analyze(FileInfo file, bool isConllu, TextAnalyzer analyzer)
    {
        using var reader = file.OpenText();
        if (!isConllu)
        {
            return analyzer.Analyze(reader.ReadToEnd());
        }

        try
        {
            return analyzer.Complete([.. Conllu.Read(reader)]);
        }
        catch (ConlluException exception)
        {
            throw new UserException($"{file}: {exception.Message}");
        }
    }
}
