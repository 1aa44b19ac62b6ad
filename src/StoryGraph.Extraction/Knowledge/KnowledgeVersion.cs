using System.Reflection;
using System.Security.Cryptography;

namespace StoryGraph.Extraction.Knowledge;

/// <summary>Tells one state of the built-in rules, word lists and gazetteers from another.</summary>
public static class KnowledgeVersion
{
    private static readonly Lazy<string> BuiltIn = new(Hash);

    /// <summary>Twelve hexadecimal digits that change whenever a data file does.</summary>
    public static string Current => BuiltIn.Value;

    private static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
