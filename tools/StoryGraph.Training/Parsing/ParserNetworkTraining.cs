using StoryGraph.Language.Neural;
using StoryGraph.Language.Parsing;
using StoryGraph.Training.Neural;

namespace StoryGraph.Training.Parsing;

/// <summary>The parser's network with its parameters: the loss of a batch, and the gradient of every parameter.</summary>
/// <remarks>
/// The loss of a word is the cross-entropy of its head, plus that of its relation given the right head, plus that of its two tags at
/// <see cref="ParserSettings.TagWeight"/>; where teachers spoke, heads and relations are measured against a mixture of the treebank's
/// and theirs. The order of layers is that of <see cref="ParserNetwork"/>, there and back.
/// </remarks>
internal sealed class ParserNetworkTraining
{
    private readonly ParserSettings settings;
    private readonly WordVectors? vectors;
    private readonly Parameter[] tables;
    private readonly BiSruTraining[] layers;
    private readonly LinearTraining tags;
    private readonly LinearTraining reduce;
    private readonly LinearTraining arc;
    private readonly LinearTraining label;
    private readonly Parameter root;
    private readonly Random random;
    private readonly Dropout[] layerDropout;
    private readonly Dropout arcDropout;
    private readonly Dropout labelDropout;
    private readonly AlignedBuffer[] buffers = [.. Enumerable.Range(0, 16).Select(_ => new AlignedBuffer())];
    private readonly PackedMatrix packed = new();
    private int[] features = [];

    public ParserNetworkTraining(ParserCoding coding, WordVectors? vectors, ParserSettings settings)
    {
        (this.settings, this.vectors) = (settings, vectors);
        random = new Random(settings.Seed);
        tables = [.. coding.Vocabularies.Select((vocabulary, feature) =>
            Parameter.Sparse(vocabulary.Count + 1, settings.FeatureColumns[feature]).WithUniform(random, 0.5f))];
        Shape = new ParserShape(
            settings.FeatureColumns.Sum() + (vectors?.Dimensions ?? 0),
            settings.Layers,
            settings.Units,
            settings.ArcUnits,
            settings.LabelUnits,
            coding.Tags.Xpos.Length + coding.Tags.Upos.Length,
            coding.Relations.Length);
        var width = 2 * settings.Units;
        layers = [.. Enumerable.Range(0, settings.Layers).Select(layer => new BiSruTraining(layer == 0 ? Shape.Inputs : width, settings.Units, random))];
        tags = new LinearTraining(width, Shape.Tags, random);
        reduce = new LinearTraining(width, 2 * (Shape.ArcUnits + Shape.LabelUnits), random);
        arc = new LinearTraining(Shape.ArcUnits, Shape.ArcUnits, random);
        label = new LinearTraining(Shape.LabelUnits, Shape.Relations, random);
        root = Parameter.Dense(1, Shape.ArcUnits).WithUniform(random, 0.5f);
        layerDropout = [.. Enumerable.Range(0, settings.Layers + 1).Select(_ => new Dropout(settings.Dropout, random))];
        (arcDropout, labelDropout) = (new Dropout(settings.Dropout, random), new Dropout(settings.Dropout, random));
        Network = new ParserNetwork(
            Shape, [.. layers.Select(layer => layer.Layer)], tags.Layer, reduce.Layer, arc.Layer, root.Values, label.Layer);
        XposTags = coding.Tags.Xpos.Length;
        WordCounts = coding.Counts[(int)WordFeature.Word];
        Refresh();
    }

    public ParserShape Shape { get; }

    /// <summary>The network that runs on the parameters as they are now.</summary>
    public ParserNetwork Network { get; }

    public IReadOnlyList<Parameter> Parameters =>
    [
        .. tables,
        .. layers.SelectMany(layer => layer.Parameters),
        .. tags.Parameters, .. reduce.Parameters, .. arc.Parameters, .. label.Parameters,
        root,
    ];

    private int XposTags { get; }

    private int[] WordCounts { get; }

    /// <summary>The tables of the features as they are shipped.</summary>
    public QuantizedRows[] QuantizedTables => [.. tables.Select(table => QuantizedRows.From(table.Matrix))];

    /// <summary>Takes the parameters over into the layers; to be called after each step of the optimizer.</summary>
    public void Refresh()
    {
        foreach (var layer in layers)
            layer.Refresh();
        foreach (var layer in (ReadOnlySpan<LinearTraining>)[tags, reduce, arc, label])
            layer.Refresh();
    }

    /// <summary>Adds the gradient of a batch's mean loss to the parameters; returns that loss.</summary>
    public double Learn(IReadOnlyList<CodedSentence> batch)
    {
        int[] lengths = [.. batch.Select(sentence => sentence.Length)];
        var words = lengths.Sum();
        var width = 2 * Shape.Units;
        foreach (var dropout in layerDropout)
            dropout.Draw(batch.Count, Math.Max(width, Shape.Inputs));
        arcDropout.Draw(batch.Count, 2 * Shape.ArcUnits);
        labelDropout.Draw(batch.Count, Shape.LabelUnits);

        // There.
        var input = buffers[0].Reserve(words * Shape.Inputs);
        Gather(batch, words, input);
        layerDropout[0].Apply(input, lengths, Shape.Inputs);
        ReadOnlySpan<float> below = input;
        Span<float> tagged = default, encoded = default;
        for (var index = 0; index < layers.Length; index++)
        {
            tagged = encoded;
            encoded = layers[index].Forward(below, lengths);
            layerDropout[index + 1].Apply(encoded, lengths, width);
            below = encoded;
        }

        var tagScores = buffers[1].Reserve(words * Shape.Tags);
        tags.Layer.Apply(tagged, words, tagScores);
        var reduced = buffers[2].Reserve(words * reduce.Layer.Outputs);
        reduce.Layer.Apply(encoded, words, reduced);
        var arcs = buffers[3].Reserve(words * 2 * Shape.ArcUnits);
        Columns(reduced, reduce.Layer.Outputs, 0, arcs, 2 * Shape.ArcUnits, words);
        Rectify(arcs);
        arcDropout.Apply(arcs, lengths, 2 * Shape.ArcUnits);
        var dependents = buffers[4].Reserve(words * Shape.ArcUnits);
        Columns(arcs, 2 * Shape.ArcUnits, 0, dependents, Shape.ArcUnits, words);
        var compared = buffers[5].Reserve(words * Shape.ArcUnits);
        arc.Layer.Apply(dependents, words, compared);

        // The losses, and back.
        var scale = 1f / words;
        var arcsGradient = Cleared(buffers[6], words * 2 * Shape.ArcUnits);
        var comparedGradient = Cleared(buffers[7], words * Shape.ArcUnits);
        var loss = LearnArcs(batch, arcs, compared, arcsGradient, comparedGradient, scale);
        var reducedGradient = Cleared(buffers[8], words * reduce.Layer.Outputs);
        loss += LearnRelations(batch, lengths, reduced, reducedGradient, scale);
        loss += LearnTags(batch, tagScores, scale * settings.TagWeight);
        var dependentsGradient = Cleared(buffers[9], words * Shape.ArcUnits);
        arc.Backward(dependents, words, comparedGradient, dependentsGradient);
        AddColumns(dependentsGradient, Shape.ArcUnits, arcsGradient, 2 * Shape.ArcUnits, words);
        arcDropout.Apply(arcsGradient, lengths, 2 * Shape.ArcUnits);
        RectifyBack(arcs, arcsGradient);
        AddColumns(arcsGradient, 2 * Shape.ArcUnits, reducedGradient, reduce.Layer.Outputs, words);
        var gradient = Cleared(buffers[10], words * width);
        reduce.Backward(encoded, words, reducedGradient, gradient);
        for (var index = layers.Length - 1; index >= 0; index--)
        {
            if (index == layers.Length - 2)
                tags.Backward(tagged, words, tagScores, gradient);
            layerDropout[index + 1].Apply(gradient, lengths, width);
            var columns = index == 0 ? Shape.Inputs : width;
            var belowGradient = Cleared(buffers[11 + (index % 2)], words * columns);
            layers[index].Backward(index == 0 ? input : layers[index - 1].Output, lengths, gradient, belowGradient);
            gradient = belowGradient;
        }

        layerDropout[0].Apply(gradient, lengths, Shape.Inputs);
        Scatter(words, gradient);
        return loss;
    }

    private void Gather(IReadOnlyList<CodedSentence> batch, int words, Span<float> input)
    {
        if (features.Length < words * WordFeatures.Count)
            features = new int[2 * words * WordFeatures.Count];
        var at = 0;
        foreach (var sentence in batch)
        {
            for (var word = 0; word < sentence.Length; word++, at++)
            {
                var ids = features.AsSpan(at * WordFeatures.Count, WordFeatures.Count);
                sentence.Features.AsSpan(word * WordFeatures.Count, WordFeatures.Count).CopyTo(ids);
                ref var own = ref ids[(int)WordFeature.Word];
                if (random.NextSingle() < settings.HiddenWords / (settings.HiddenWords + WordCounts[own]))
                    own = 0;
                if (random.NextSingle() < settings.HiddenInputs)
                    ids[(int)WordFeature.Xpos] = 0;
                if (random.NextSingle() < settings.HiddenInputs)
                    ids[(int)WordFeature.Upos] = 0;
                var row = input.Slice(at * Shape.Inputs, Shape.Inputs);
                for (var feature = 0; feature < ids.Length; feature++)
                {
                    tables[feature].Row(ids[feature]).CopyTo(row);
                    row = row[tables[feature].Columns..];
                }

                var isHidden = random.NextSingle() < settings.HiddenInputs;
                vectors?.Copy(isHidden ? -1 : sentence.Vectors[word], row);
            }
        }
    }

    private void Scatter(int words, ReadOnlySpan<float> gradient)
    {
        for (var word = 0; word < words; word++)
        {
            var row = gradient.Slice(word * Shape.Inputs, Shape.Inputs);
            for (var feature = 0; feature < WordFeatures.Count; feature++)
            {
                var target = tables[feature].Touch(features[(word * WordFeatures.Count) + feature]);
                for (var column = 0; column < target.Length; column++)
                    target[column] += row[column];
                row = row[target.Length..];
            }
        }
    }

    private double LearnArcs(
        IReadOnlyList<CodedSentence> batch,
        ReadOnlySpan<float> arcs,
        ReadOnlySpan<float> compared,
        Span<float> arcsGradient,
        Span<float> comparedGradient,
        float scale)
    {
        var (units, both) = (Shape.ArcUnits, 2 * Shape.ArcUnits);
        var (loss, start) = (0.0, 0);
        foreach (var sentence in batch)
        {
            var (length, candidates) = (sentence.Length, sentence.Length + 1);
            var heads = buffers[13].Reserve(candidates * units);
            root.Values.CopyTo(heads);
            Columns(arcs.Slice(start * both, length * both), both, units, heads[units..], units, length);
            var scores = buffers[14].Reserve(length * candidates);
            var own = compared.Slice(start * units, length * units);
            packed.Pack(new Matrix(heads, candidates, units).Transposed);
            MatrixProduct.Multiply(new Matrix(own, length, units), packed, scores, candidates);
            for (var word = 0; word < length; word++)
            {
                var row = scores.Slice(word * candidates, candidates);
                row[word + 1] = -1e9f;      // no word is its own head
                loss += CrossEntropy(row, sentence.Example.Heads[word] + 1, scale, Taught(sentence.Teaching?.Heads, word, candidates));
            }

            var headsGradient = Cleared(buffers[15], candidates * units);
            packed.Pack(new Matrix(heads, candidates, units));
            MatrixProduct.Multiply(
                new Matrix(scores, length, candidates), packed, comparedGradient[(start * units)..], units, ProductMode.Add);
            packed.Pack(new Matrix(own, length, units));
            MatrixProduct.Multiply(new Matrix(scores, length, candidates).Transposed, packed, headsGradient, units);
            for (var unit = 0; unit < units; unit++)
                root.Gradient[unit] += headsGradient[unit];
            for (var word = 0; word < length; word++)
                headsGradient.Slice((word + 1) * units, units).CopyTo(arcsGradient[(((start + word) * both) + units)..]);
            start += length;
        }

        return loss;
    }

    private double LearnRelations(
        IReadOnlyList<CodedSentence> batch, ReadOnlySpan<int> lengths, ReadOnlySpan<float> reduced, Span<float> reducedGradient, float scale)
    {
        var (units, stride, first) = (Shape.LabelUnits, reduce.Layer.Outputs, 2 * Shape.ArcUnits);
        var words = reduced.Length / stride;
        var hidden = buffers[13].Reserve(words * units);
        var start = 0;
        foreach (var sentence in batch)
        {
            for (var word = 0; word < sentence.Length; word++)
            {
                var head = start + Math.Max(0, sentence.Example.Heads[word]);
                for (var unit = 0; unit < units; unit++)
                {
                    hidden[((start + word) * units) + unit] =
                        reduced[((start + word) * stride) + first + unit] + reduced[(head * stride) + first + units + unit];
                }
            }

            start += sentence.Length;
        }

        Rectify(hidden);
        labelDropout.Apply(hidden, lengths, units);
        var scores = buffers[14].Reserve(words * Shape.Relations);
        label.Layer.Apply(hidden, words, scores);
        var (loss, at) = (0.0, 0);
        foreach (var sentence in batch)
        {
            for (var word = 0; word < sentence.Length; word++, at++)
            {
                var row = scores.Slice(at * Shape.Relations, Shape.Relations);
                if (sentence.Relations[word] < 0)
                    row.Clear();
                else
                    loss += CrossEntropy(row, sentence.Relations[word], scale, Taught(sentence.Teaching?.Relations, word, Shape.Relations));
            }
        }

        var gradient = Cleared(buffers[15], words * units);
        label.Backward(hidden, words, scores, gradient);
        labelDropout.Apply(gradient, lengths, units);
        RectifyBack(hidden, gradient);
        start = 0;
        foreach (var sentence in batch)
        {
            for (var word = 0; word < sentence.Length; word++)
            {
                var head = start + Math.Max(0, sentence.Example.Heads[word]);
                for (var unit = 0; unit < units; unit++)
                {
                    var slope = gradient[((start + word) * units) + unit];
                    reducedGradient[((start + word) * stride) + first + unit] += slope;
                    reducedGradient[(head * stride) + first + units + unit] += slope;
                }
            }

            start += sentence.Length;
        }

        return loss;
    }

    private double LearnTags(IReadOnlyList<CodedSentence> batch, Span<float> scores, float scale)
    {
        var (loss, at) = (0.0, 0);
        foreach (var sentence in batch)
        {
            for (var word = 0; word < sentence.Length; word++, at++)
            {
                var row = scores.Slice(at * Shape.Tags, Shape.Tags);
                loss += CrossEntropy(row[..XposTags], sentence.Xpos[word], scale);
                loss += CrossEntropy(row[XposTags..], sentence.Upos[word], scale);
            }
        }

        return loss;
    }

    private static ReadOnlySpan<float> Taught(float[]? probabilities, int word, int columns) =>
        probabilities is null ? default : probabilities.AsSpan(word * columns, columns);

    /// <summary>Turns scores into their gradient; returns the loss.</summary>
    /// <param name="scores">One for each choice.</param>
    /// <param name="right">The treebank's choice.</param>
    /// <param name="scale">What the loss is multiplied by.</param>
    /// <param name="taught">What teachers think of each choice; empty when none was asked.</param>
    private double CrossEntropy(Span<float> scores, int right, float scale, ReadOnlySpan<float> taught = default)
    {
        var largest = float.NegativeInfinity;
        foreach (var score in scores)
            largest = MathF.Max(largest, score);
        var trust = taught.IsEmpty ? 0 : settings.TrustInTeachers;
        var expected = (1 - trust) * (scores[right] - largest);
        for (var choice = 0; choice < taught.Length; choice++)
            expected += trust * taught[choice] * (scores[choice] - largest);
        var sum = 0f;
        foreach (ref var score in scores)
            sum += score = MathF.Exp(score - largest);
        foreach (ref var score in scores)
            score *= scale / sum;
        scores[right] -= (1 - trust) * scale;
        for (var choice = 0; choice < taught.Length; choice++)
            scores[choice] -= trust * taught[choice] * scale;
        return (MathF.Log(sum) - expected) * scale;
    }

    private static Span<float> Cleared(AlignedBuffer buffer, int length)
    {
        var span = buffer.Reserve(length);
        span.Clear();
        return span;
    }

    private static void Columns(ReadOnlySpan<float> source, int stride, int first, Span<float> target, int columns, int rows)
    {
        for (var row = 0; row < rows; row++)
            source.Slice((row * stride) + first, columns).CopyTo(target[(row * columns)..]);
    }

    private static void AddColumns(ReadOnlySpan<float> source, int columns, Span<float> target, int stride, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                target[(row * stride) + column] += source[(row * columns) + column];
        }
    }

    private static void Rectify(Span<float> values)
    {
        foreach (ref var value in values)
            value = MathF.Max(value, ParserNetwork.Leak * value);
    }

    /// <summary>A rectified value has the sign of what it was made from; what dropout made zero has no gradient anyway.</summary>
    private static void RectifyBack(ReadOnlySpan<float> rectified, Span<float> gradient)
    {
        for (var at = 0; at < gradient.Length; at++)
        {
            if (rectified[at] < 0)
                gradient[at] *= ParserNetwork.Leak;
        }
    }
}
