using System.Collections.Immutable;
using System.CommandLine;
using StoryGraph.Language;
using StoryGraph.Training.Data;
using StoryGraph.Training.Evaluation;

namespace StoryGraph.Training;

/// <summary>`evaluate`: the pipeline against the treebanks.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Option<string> dataFolder)
    {
        var model = new Option<string>("--model")
        {
            Description = "The model file.",
            DefaultValueFactory = _ => "src/StoryGraph.Language/Model/en.model.bin",
        };
        var parts = new Option<string[]>("--parts")
        {
            Description = "Which parts of the treebanks: ewt-dev, gum-dev, ewt-test, gum-test. Choose settings on dev parts only.",
            DefaultValueFactory = _ => ["ewt-dev", "gum-dev"],
            AllowMultipleArgumentsPerToken = true,
        };
        parts.AcceptOnlyFromAmong("ewt-dev", "gum-dev", "ewt-test", "gum-test");
        var save = new Option<string?>("--save")
        {
            Description = "A folder to write the gold and system files to, as the official scorer reads them.",
        };
        var relations = new Option<bool>("--relations")
        {
            Description = "Also show how well each dependency relation is found, on the treebank's words.",
        };
        var command = new Command("evaluate", "Score a model on the treebanks, with the definitions of the CoNLL 2018 shared task.")
        {
            dataFolder, model, parts, save, relations,
        };
        command.SetAction(parsed =>
        {
            using var file = File.OpenRead(parsed.GetRequiredValue(model));
            var evaluator = new Evaluator(new TextAnalyzer(LanguageModel.Load(file)));
            var data = new TrainingData(parsed.GetRequiredValue(dataFolder));
            var output = parsed.InvocationConfiguration.Output;
            var relationTables = new List<string>();
            output.Write(ScoreTable.Head);
            foreach (var part in parsed.GetRequiredValue(parts))
            {
                var documents = data.Part(part);
                var gold = documents.SelectMany(document => document.Sentences).ToImmutableArray();
                var fromWords = evaluator.FromGoldWords(documents);
                var fromText = evaluator.FromRawText(documents);
                output.Write(ScoreTable.Row(part, "words given", Conll18.Evaluate(gold, fromWords)));
                output.Write(ScoreTable.Row(part, "raw text", Conll18.Evaluate(gold, fromText)));
                if (parsed.GetValue(relations))
                {
                    var scores = new RelationScores();
                    foreach (var (expected, found) in gold.Zip(fromWords))
                    {
                        scores.Add(expected, found);
                    }

                    relationTables.Add(scores.ToTable(part));
                }

                if (parsed.GetValue(save) is { } folder)
                {
                    Directory.CreateDirectory(folder);
                    Write(Path.Combine(folder, part + ".gold.conllu"), gold);
                    Write(Path.Combine(folder, part + ".words.conllu"), fromWords);
                    Write(Path.Combine(folder, part + ".text.conllu"), fromText);
                }
            }

            relationTables.ForEach(output.Write);
            return 0;
        });
        return command;
    }

    private static void Write(string path, IEnumerable<ConlluSentence> sentences)
    {
        using var writer = new StreamWriter(path);
        foreach (var sentence in sentences)
        {
            Conllu.Write(writer, sentence);
        }
    }
}
