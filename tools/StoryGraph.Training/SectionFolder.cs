using StoryGraph.Language;
using StoryGraph.Language.Model;

namespace StoryGraph.Training;

/// <summary>A folder of trained sections, one file NAME.section each, which `assemble` puts together into a model.</summary>
internal sealed class SectionFolder(string path)
{
    private const string Extension = ".section";

    /// <summary>Where other results of a training may be left for later ones.</summary>
    public string PathOf(string file) => Path.Combine(path, file);

    public void Save<TSection>(TSection section)
        where TSection : class, IModelSection<TSection>
    {
        Directory.CreateDirectory(path);
        var writer = new SectionWriter();
        section.Write(writer);
        File.WriteAllBytes(PathOf(TSection.SectionName + Extension), writer.Written.ToArray());
    }

    /// <exception cref="LanguageModelException">The section has not been trained yet.</exception>
    public TSection Load<TSection>()
        where TSection : class, IModelSection<TSection>
    {
        var file = PathOf(TSection.SectionName + Extension);
        return File.Exists(file)
            ? TSection.Read(new SectionReader(TSection.SectionName, File.ReadAllBytes(file)))
            : throw new LanguageModelException($"{file} is missing. Train it first: train {TSection.SectionName}");
    }

    public Dictionary<string, ReadOnlyMemory<byte>> All() => Directory
        .EnumerateFiles(path, "*" + Extension)
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => new ReadOnlyMemory<byte>(File.ReadAllBytes(file)));
}
