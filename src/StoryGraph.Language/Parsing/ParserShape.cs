namespace StoryGraph.Language.Parsing;

/// <summary>How many numbers each part of the parser's network works with.</summary>
/// <param name="Inputs">Numbers a word comes in as: its features' rows and its vector.</param>
/// <param name="Layers">Recurrent layers, at least 2.</param>
/// <param name="Units">Units of a direction of a recurrent layer.</param>
/// <param name="ArcUnits">Numbers by which a word is compared as dependent and as head.</param>
/// <param name="LabelUnits">Numbers by which a relation is chosen.</param>
/// <param name="Tags">XPOS and UPOS tags together.</param>
/// <param name="Relations">Relations but "root".</param>
internal sealed record ParserShape(int Inputs, int Layers, int Units, int ArcUnits, int LabelUnits, int Tags, int Relations);
