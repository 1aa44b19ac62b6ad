using StoryGraph.Language.Entities;

namespace StoryGraph.Language.Tests.Entities;

public class BilouLabelsTests
{
    [Fact]
    public void EntitiesComeBackFromTheirLabels()
    {
        EntitySpan[] entities =
        [
            new(0, 1, EntityKind.Location), new(1, 2, EntityKind.Location), new(3, 5, EntityKind.Person), new(5, 9, EntityKind.Organization),
        ];
        var labels = new byte[10];
        BilouLabels.Encode(entities, labels);
        var back = new List<EntitySpan>();

        BilouLabels.Decode(labels, back);

        Assert.Equal(entities, back);
    }

    [Fact]
    public void LabelsAreNamedAsInTheField()
    {
        var labels = new byte[6];
        BilouLabels.Encode([new(0, 3, EntityKind.Person), new(4, 5, EntityKind.Location)], labels);

        Assert.Equal("B-PER I-PER L-PER O U-LOC O", string.Join(' ', labels.Select(label => BilouLabels.NameOf(label))));
    }

    [Fact]
    public void AnEntityIsLeftBeforeTheNextBegins()
    {
        var labels = new byte[2];
        BilouLabels.Encode([new(0, 2, EntityKind.Person)], labels);
        var (first, last) = (labels[0], labels[1]);

        Assert.True(BilouLabels.MayFollow(first, last));
        Assert.False(BilouLabels.MayFollow(first, BilouLabels.Outside));
        Assert.False(BilouLabels.MayFollow(first, first));
        Assert.False(BilouLabels.MayFollow(last, last));
        Assert.False(BilouLabels.MayStart(last));
        Assert.False(BilouLabels.MayEnd(first));
    }
}
