namespace StoryGraph.Extraction.Tests.Specs;

/// <summary>What is read, and what is not, as tables beside texts: the files under claims/ are the specification.</summary>
public sealed class ClaimSpecs
{
    [Theory]
    [Spec("claims/coordination.md")]
    [Spec("claims/negation.md")]
    [Spec("claims/plans.md")]
    [Spec("claims/passives.md")]
    [Spec("claims/nouns.md")]
    [Spec("claims/speech.md")]
    [Spec("claims/people.md")]
    [Spec("claims/metonymy.md")]
    [Spec("claims/agreements.md")]
    [Spec("claims/descriptions.md")]
    [Spec("claims/false-friends.md")]
    public void ClaimsAreRead(Example example) => Expect.Claims(example);

    [Fact]
    public void ATableThatIsNotMetFails() => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() =>
        Expect.Claims(new Example("a", "Kenya opposed the fisheries protocol.", ["subject", "type", "object"], ["Kenya | SUPPORTED | fisheries protocol"])));
}
