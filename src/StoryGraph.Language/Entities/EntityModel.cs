using StoryGraph.Language.Model;

namespace StoryGraph.Language.Entities;

/// <summary>What the entity tagger has learnt: word classes, name lists and the weights of its two models.</summary>
/// <remarks>
/// The models err differently, and the mean of their scores is better than either: the network generalizes by vectors, the linear
/// model remembers combinations.
/// </remarks>
internal sealed class EntityModel(WordClasses words, NameLists names, LinearModel linear, EntityNetwork? network) : IModelSection<EntityModel>
{
    /// <summary>The network's share of the scores; the linear model has the rest.</summary>
    public const float NetworkShare = 2f / 3;

    public static string SectionName => "entities";

    public WordClasses Words { get; } = words;

    public NameLists Names { get; } = names;

    public LinearModel Linear { get; } = linear;

    /// <summary>Null in a model that was assembled before the network was trained: then the linear model decides alone.</summary>
    public EntityNetwork? Network { get; } = network;

    /// <summary>The mean of both models' transitions.</summary>
    public float[] Transitions { get; } = network is null
        ? linear.Transitions
        : [.. network.Transitions.Zip(linear.Transitions, (fromNetwork, fromLinear) => Mean(fromNetwork, fromLinear))];

    /// <summary>The mean of a score of the network and one of the linear model.</summary>
    public static float Mean(float fromNetwork, float fromLinear) => (NetworkShare * fromNetwork) + ((1 - NetworkShare) * fromLinear);

    public static EntityModel Read(SectionReader reader)
    {
        var inner = CompressedSection.Open(SectionName, reader);
        return new EntityModel(WordClasses.Read(inner), NameLists.Read(inner), LinearModel.Read(inner), inner.Rest().IsEmpty ? null : EntityNetwork.Read(inner));
    }

    public void Write(SectionWriter writer) => CompressedSection.Write(writer, inner =>
    {
        Words.Write(inner);
        Names.Write(inner);
        Linear.Write(inner);
        Network?.Write(inner);
    });
}
