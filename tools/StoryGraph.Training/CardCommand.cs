using System.CommandLine;
using StoryGraph.Language;
using StoryGraph.Training.Data;
using StoryGraph.Training.Evaluation;

namespace StoryGraph.Training;

/// <summary>`card`: scores the model and writes its card.</summary>
internal static class CardCommand
{
    public static Command Create(Option<string> dataFolder)
    {
        var model = new Option<string>("--model")
        {
            Description = "The model file.",
            DefaultValueFactory = _ => "src/StoryGraph.Language/Model/en.model.bin",
        };
        var date = new Option<string>("--date") { Description = "The date the card shall bear, YYYY-MM-DD.", Required = true };
        var processor = new Option<string>("--processor") { Description = "The kind of processor the model was trained on.", Required = true };
        var output = new Option<string>("--output") { Description = "The file to write.", DefaultValueFactory = _ => "docs/model-card.md" };
        var command = new Command("card", "Score a model on all parts and write its card.") { dataFolder, model, date, processor, output };
        command.SetAction(parsed =>
        {
            using var file = File.OpenRead(parsed.GetRequiredValue(model));
            using var writer = new StreamWriter(parsed.GetRequiredValue(output)) { NewLine = "\n" };
            ModelCard.Write(
                writer,
                LanguageModel.Load(file),
                new TrainingData(parsed.GetRequiredValue(dataFolder)),
                parsed.GetRequiredValue(date),
                parsed.GetRequiredValue(processor));
            return 0;
        });
        return command;
    }
}
