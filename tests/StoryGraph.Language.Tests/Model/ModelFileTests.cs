using System.Text;
using StoryGraph.Language.Model;

namespace StoryGraph.Language.Tests.Model;

public class ModelFileTests
{
    private sealed class Greeting(string words, float[] numbers) : IModelSection<Greeting>
    {
        public static string SectionName => "greeting";

        public string Words => words;

        public float[] Numbers => numbers;

        public static Greeting Read(SectionReader reader) => new(reader.ReadString(), reader.ReadArray<float>());

        public void Write(SectionWriter writer)
        {
            writer.Write(words);
            writer.WriteArray<float>(numbers);
        }
    }

    private sealed class Absent : IModelSection<Absent>
    {
        public static string SectionName => "absent";

        public static Absent Read(SectionReader reader) => new();

        public void Write(SectionWriter writer) => writer.Write(0);
    }

    private static byte[] File(params (string Name, byte[] Bytes)[] sections)
    {
        using var stream = new MemoryStream();
        ModelFile.Write(stream, sections.ToDictionary(section => section.Name, section => new ReadOnlyMemory<byte>(section.Bytes)));
        return stream.ToArray();
    }

    private static byte[] Bytes(Greeting greeting)
    {
        var writer = new SectionWriter();
        greeting.Write(writer);
        return writer.Written.ToArray();
    }

    private static LanguageModel Load(byte[] file) => LanguageModel.Load(new MemoryStream(file));

    [Fact]
    public void APartComesBackAsItWasWritten()
    {
        var model = Load(File(("greeting", Bytes(new Greeting("salām", [1.5f, -2f])))));

        var greeting = model.Required<Greeting>();

        Assert.Equal("salām", greeting.Words);
        Assert.Equal([1.5f, -2f], greeting.Numbers);
        Assert.Same(greeting, model.Required<Greeting>());
    }

    [Fact]
    public void TheVersionIsTheContent()
    {
        var one = File(("a", [1, 2, 3]), ("b", [4]));

        Assert.Equal(Load(one).Version, Load(File(("b", [4]), ("a", [1, 2, 3]))).Version);
        Assert.NotEqual(Load(one).Version, Load(File(("a", [1, 2]), ("b", [3, 4]))).Version);
        Assert.NotEqual(Load(one).Version, Load(File(("a", [1, 2, 3]), ("c", [4]))).Version);
    }

    [Fact]
    public void AMissingPartIsToldByName()
    {
        var model = Load(File(("greeting", Bytes(new Greeting("hello", [])))));

        Assert.Null(model.Optional<Absent>());
        var error = Assert.Throws<LanguageModelException>(model.Required<Absent>);
        Assert.Equal(
            $"The language model {model.Version} has no section 'absent'; it has greeting. "
            + "Train it: dotnet run --project tools/StoryGraph.Training -- train absent",
            error.Message);
    }

    [Fact]
    public void AnyDamagedByteOfASectionIsNoticed()
    {
        var file = File(("greeting", Bytes(new Greeting("hello", [1f, 2f, 3f]))));
        var start = file.AsSpan().IndexOf("hello"u8) - sizeof(int);
        for (var i = start; i < file.Length; i++)
        {
            var damaged = file.ToArray();
            damaged[i] ^= 1;
            var error = Assert.Throws<LanguageModelException>(() => Load(damaged));
            Assert.Equal(
                "The section 'greeting' of the language model is damaged: its bytes do not match their checksum. Fetch the file again.",
                error.Message);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("SG")]
    [InlineData("PK and more")]
    public void OtherFilesAreRefused(string content)
    {
        var error = Assert.Throws<LanguageModelException>(() => Load(Encoding.UTF8.GetBytes(content)));
        Assert.Equal("This is no language model: it does not start with 'SGLM'.", error.Message);
    }
}
