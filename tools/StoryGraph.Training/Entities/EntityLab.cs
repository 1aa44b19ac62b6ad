using StoryGraph.Language;
using StoryGraph.Language.Entities;
using StoryGraph.Language.Model;

namespace StoryGraph.Training.Entities;

internal static class EntityLab
{
    const string Shared = "/work/shared";

    public static NameLists Names()
    {
        var b = new NameListBuilder();
        var g = Shared + "/treebanks/gazetteers/";
        b.AddFile(g + "us-census-1990-firstnames.txt.gz", NameClasses.GivenName);
        b.AddFile(g + "us-census-1990-surnames.txt.gz", NameClasses.Surname, 40000);
        b.AddFile(g + "geonames-cities.txt.gz", NameClasses.Town);
        b.AddFile(g + "geonames-regions.txt.gz", NameClasses.Region);
        b.AddFile(g + "countries.txt.gz", NameClasses.Country);
        foreach (var file in Directory.GetFiles("tools/StoryGraph.Training/Entities/Lists", "*.txt").Order(StringComparer.Ordinal))
            b.AddFile(file, Enum.Parse<NameClasses>(Path.GetFileNameWithoutExtension(file).Replace("-", "", StringComparison.Ordinal), true));
        return b.Build();
    }

    public static WordClasses Words(string cache)
    {
        if (File.Exists(cache))
            return WordClasses.Read(new SectionReader("w", File.ReadAllBytes(cache)));
        var w = WordClassBuilder.Build(WordVectorFile.Read(Shared + "/vectors"), Shared + "/lexica");
        var writer = new SectionWriter();
        w.Write(writer);
        File.WriteAllBytes(cache, writer.Written.ToArray());
        return w;
    }

    public static List<(EntityText Text, TokenTraits[] Traits)> Traits(TraitReader reader, IEnumerable<EntityText> texts) =>
        [.. texts.Select(t => (t, reader.Read(Document(t))))];

    public static EntityDocument Document(EntityText text)
    {
        var d = new EntityDocument();
        foreach (var s in text.Sentences)
        {
            foreach (var f in s.Forms) d.Add(f);
            d.EndSentence();
        }
        return d;
    }

    public static IEnumerable<TrainingSentence> Sentences((EntityText Text, TokenTraits[] Traits) t, float weight)
    {
        var offset = 0;
        foreach (var s in t.Text.Sentences)
        {
            var gold = new byte[s.Forms.Length];
            BilouLabels.Encode(s.Entities, gold);
            yield return new TrainingSentence(t.Traits.AsMemory(offset, gold.Length), offset, gold, weight);
            offset += gold.Length;
        }
    }

    public static List<EntityText> Train(out Dictionary<string, float> weights)
    {
        var n = Shared + "/treebanks/ner/";
        weights = new() { ["uner-ewt-train"] = 2 };
        return [
            .. EntityCorpus.Read(n + "uner-ewt-train.iob2.gz", 1),
            .. EntityCorpus.Read(n + "wikigold.iob2.gz", 10),
            .. EntityCorpus.Read(n + "crossner-politics-train.iob2.gz", 3),
            .. EntityCorpus.Read(n + "wnut17-train.iob2.gz", 1),
            .. EntityCorpus.Read(n + "btc-train.iob2.gz", 1),
            .. EntityCorpus.Read(n + "gum-silver.iob2.gz", 30, GumKeep()),
        ];
    }

    public static Func<int, bool> GumKeep()
    {
        var keep = new List<bool>();
        var on = true;
        using var r = new StreamReader(new System.IO.Compression.GZipStream(File.OpenRead(Shared + "/treebanks/gum-train.conllu.gz"), System.IO.Compression.CompressionMode.Decompress));
        while (r.ReadLine() is { } line)
        {
            if (line.StartsWith("# newdoc id", StringComparison.Ordinal))
                on = !System.Text.RegularExpressions.Regex.IsMatch(line, "GUM_(essay|fiction|letter|podcast|whow|conversation)_");
            if (line.StartsWith("# sent_id", StringComparison.Ordinal))
                keep.Add(on);
        }
        return i => keep[i];
    }

    public static List<List<EntitySpan>> Tag(LinearModel model, EntityText text, TokenTraits[] traits)
    {
        var all = new List<List<EntitySpan>>();
        var offset = 0;
        foreach (var s in text.Sentences)
        {
            var n = s.Forms.Length;
            var e = new float[n * LinearChain.Stride];
            var labels = new byte[n];
            model.Score(traits.AsSpan(offset, n), offset, e);
            LinearChain.Viterbi(e, model.Transitions, new byte[n * LinearChain.Stride], labels);
            var found = new List<EntitySpan>();
            BilouLabels.Decode(labels, found);
            all.Add(found);
            offset += n;
        }
        return all;
    }

    public static SpanScore Score(LinearModel model, List<(EntityText Text, TokenTraits[] Traits)> texts)
    {
        var score = new SpanScore();
        foreach (var (text, traits) in texts)
        {
            var found = Tag(model, text, traits);
            for (var i = 0; i < found.Count; i++)
                score.Add(found[i], text.Sentences[i].Entities);
        }
        return score;
    }

    public static void Run(string[] args)
    {
        var sw = System.Diagnostics.Stopwatch.StartNew();
        var log = (string s) => { Console.Out.Write($"{sw.Elapsed.TotalSeconds:F0}s {s}\n"); Console.Out.Flush(); };
        var words = Words("/tmp/ner/words.bin");
        log("words");
        var names = Names();
        var reader = new TraitReader(words, names);
        var texts = Train(out var weights);
        var train = Traits(reader, texts).SelectMany(t => Sentences(t, weights.GetValueOrDefault(t.Text.Corpus, 1))).ToList();
        var n = Shared + "/treebanks/ner/";
        var dev = Traits(reader, EntityCorpus.Read(n + "uner-ewt-dev.iob2.gz", 1));
        var pol = Traits(reader, EntityCorpus.Read(n + "crossner-politics-dev.iob2.gz", 3));
        log($"train sentences {train.Count}");
        var news = NewsLab.Load("odd");
        foreach (var a in args)
        {
        var q = a.Split(',').Select(float.Parse).ToArray();
        var trainer = new LinearTrainer { Rate = q[0], Decay = q[1], Epochs = (int)q[2], Dropout = q[3], LeastCount = (int)q[4] };
        var model = trainer.Train(train, (e, l) => log($"epoch {e} {l:F3}"));
        log($"{a} features {model.Features} EWT-dev {Score(model, dev)}");
        log($"{a} politics-dev {Score(model, pol)}");
        log(NewsLab.Evaluate(news, t => Tag(model, t, reader.Read(Document(t))), true, out var notes));
        File.WriteAllLines("/tmp/ner/news-odd.txt", notes);
        var em = new EntityModel(words, names, model);
        var sw2 = new SectionWriter();
        em.Write(sw2);
        File.WriteAllBytes("/tmp/ner/entities.section", sw2.Written.ToArray());
        log($"section {sw2.Written.Length}");
        }
    }
}
