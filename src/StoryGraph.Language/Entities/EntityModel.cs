using StoryGraph.Language.Model;

namespace StoryGraph.Language.Entities;

/// <summary>What the entity tagger has learnt: word classes, name lists and the weights of its models.</summary>
internal sealed class EntityModel(WordClasses words, NameLists names, LinearModel linear) : IModelSection<EntityModel>
{
    public static string SectionName => "entities";

    public WordClasses Words { get; } = words;

    public NameLists Names { get; } = names;

    public LinearModel Linear { get; } = linear;

    public static EntityModel Read(SectionReader reader)
    {
        var inner = CompressedSection.Open(SectionName, reader);
        return new EntityModel(WordClasses.Read(inner), NameLists.Read(inner), LinearModel.Read(inner));
    }

    public void Write(SectionWriter writer) => CompressedSection.Write(writer, inner =>
    {
        Words.Write(inner);
        Names.Write(inner);
        Linear.Write(inner);
    });
}
