using System.Collections.Concurrent;
using StoryGraph.Language.Pipeline;

namespace StoryGraph.Language.Entities;

/// <summary>
/// Finds people, organizations and places: traits of each token, emissions of the models, and the best well-formed labelling of
/// each sentence.
/// </summary>
internal sealed class EntityTagger(EntityModel model) : IEntityTagger
{
    private readonly TraitReader traitReader = new(model.Words, model.Names);
    private readonly ConcurrentBag<Workspace> workspaces = [];

    /// <summary>The tagger of a model; null when the model was assembled without it.</summary>
    public static EntityTagger? From(LanguageModel model) =>
        model.Optional<EntityModel>() is { } entities ? new EntityTagger(entities) : null;

    public void Tag(IReadOnlyList<SentenceDraft> document)
    {
        if (!workspaces.TryTake(out var workspace))
            workspace = new Workspace();
        workspace.Load(document);
        traitReader.ReadInto(workspace.Document, workspace.Traits, workspace.Memory);
        for (var s = 0; s < document.Count; s++)
        {
            var (start, end) = (workspace.Document.StartOf(s), workspace.Document.EndOf(s));
            document[s].Entities = TagSentence(workspace, start, end);
        }

        workspaces.Add(workspace);
    }

    private EntitySpan[] TagSentence(Workspace workspace, int start, int end)
    {
        var n = end - start;
        var emissions = workspace.Emissions(n);
        model.Linear.Score(workspace.Traits[start..end], start, emissions);
        var labels = workspace.Labels(n);
        LinearChain.Viterbi(emissions, model.Linear.Transitions, workspace.BackPointers(n), labels);
        workspace.Found.Clear();
        BilouLabels.Decode(labels, workspace.Found);
        return workspace.Found.Count == 0 ? [] : [.. workspace.Found];
    }

    /// <summary>The buffers for one document at a time, kept for the next.</summary>
    private sealed class Workspace
    {
        private TokenTraits[] traits = [];
        private float[] emissions = [];
        private byte[] back = [];
        private byte[] labels = [];

        public EntityDocument Document { get; } = new();

        public DocumentMemory Memory { get; } = new();

        public List<EntitySpan> Found { get; } = [];

        public Span<TokenTraits> Traits => traits.AsSpan(0, Document.Tokens);

        public void Load(IReadOnlyList<SentenceDraft> sentences)
        {
            Document.Clear();
            foreach (var sentence in sentences)
            {
                foreach (var form in sentence.Forms)
                    Document.Add(form);
                Document.EndSentence();
            }

            Grow(ref traits, Document.Tokens);
        }

        public Span<float> Emissions(int tokens) => Grow(ref emissions, tokens * LinearChain.Stride);

        public Span<byte> BackPointers(int tokens) => Grow(ref back, tokens * LinearChain.Stride);

        public Span<byte> Labels(int tokens) => Grow(ref labels, tokens);

        private static Span<T> Grow<T>(ref T[] buffer, int length)
        {
            if (buffer.Length < length)
                buffer = new T[Math.Max(length, buffer.Length * 2)];
            return buffer.AsSpan(0, length);
        }
    }
}
