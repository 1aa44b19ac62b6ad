using StoryGraph.Language.Model;

namespace StoryGraph.Language.Parsing;

/// <summary>What training the parser gives: the section 'parser' of the model file.</summary>
/// <param name="Features">Tables of the words' features.</param>
/// <param name="Network">The network over them.</param>
/// <param name="Relations">Names of the relations but "root", in the order of the network's scores.</param>
/// <param name="Tags">XPOS tags, then UPOS tags, in the order of the network's scores.</param>
internal sealed record ParserModel(FeatureTables Features, ParserNetwork Network, string[] Relations, ParserTags Tags)
    : IModelSection<ParserModel>
{
    public const string RootRelation = "root";

    public static string SectionName => "parser";

    public static ParserModel Read(SectionReader reader) =>
        new(
            FeatureTables.Read(reader),
            ParserNetworkSection.Read(reader),
            reader.ReadStrings(),
            new ParserTags(reader.ReadStrings(), reader.ReadStrings()));

    public void Write(SectionWriter writer)
    {
        Features.Write(writer);
        ParserNetworkSection.Write(Network, writer);
        writer.Write(Relations);
        writer.Write(Tags.Xpos);
        writer.Write(Tags.Upos);
    }
}

/// <summary>The tags that the network scores.</summary>
internal sealed record ParserTags(string[] Xpos, string[] Upos);
