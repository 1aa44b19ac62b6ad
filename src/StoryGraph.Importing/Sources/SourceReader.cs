using System.IO.Compression;
using StoryGraph.Extraction;
using StoryGraph.Importing.Fetching;

namespace StoryGraph.Importing.Sources;

/// <summary>
/// Reads files, folders and the web into articles. Whatever cannot be read comes as <see cref="SourceItem.Unreadable"/>; nothing is thrown.
/// </summary>
/// <param name="limits">How much of a source is read.</param>
/// <param name="web">How the web is read; null for the defaults.</param>
public sealed class SourceReader(SourceLimits limits, FetchSettings? web = null)
{
    private static readonly Dictionary<string, ArticleFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = ArticleFormat.Text,
        [".md"] = ArticleFormat.Markdown,
        [".html"] = ArticleFormat.Html,
        [".htm"] = ArticleFormat.Html,
    };

    /// <summary>Everything that the paths hold, in an order that depends on names alone.</summary>
    /// <param name="paths">
    /// Files and folders, a folder with all below it; http and https addresses of pages, feeds and sitemaps.
    /// </param>
    public IEnumerable<SourceItem> Read(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        using var fetcher = new PageFetcher(web ?? new FetchSettings());
        foreach (var path in paths)
        {
            if (WebReader.IsAddress(path))
            {
                foreach (var item in new WebReader(fetcher, web ?? new FetchSettings()).ReadAsync([path]).ToBlockingEnumerable())
                {
                    yield return item;
                }
            }
            else if (Directory.Exists(path))
            {
                foreach (var file in FilesBelow(path))
                {
                    foreach (var item in ReadFile(file))
                    {
                        yield return item;
                    }
                }
            }
            else if (File.Exists(path))
            {
                var full = Path.GetFullPath(path);
                var folder = Path.GetFileName(Path.GetDirectoryName(full));
                foreach (var item in ReadFile(new SourceFile(path, string.IsNullOrEmpty(folder) ? Path.GetFileName(full) : $"{folder}/{Path.GetFileName(full)}")))
                {
                    yield return item;
                }
            }
            else
            {
                yield return new SourceItem.Unreadable(path, "there is no such file or folder");
            }
        }
    }

    private static IEnumerable<SourceFile> FilesBelow(string folder)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false })
            .Select(path => new SourceFile(path, $"{name}/{Path.GetRelativePath(folder, path).Replace('\\', '/')}"))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
    }

    private IEnumerable<SourceItem> ReadFile(SourceFile file)
    {
        var packed = file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        var extension = Path.GetExtension(packed ? file.Name[..^3] : file.Name);
        if (extension.Equals(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            return ReadLines(file, packed);
        }

        return Formats.TryGetValue(extension, out var format)
            ? [ReadWhole(file, format, packed)]
            : [new SourceItem.Unreadable(file.Name, "not a kind of file that is read: .txt, .md, .html, .jsonl, or one of these with .gz")];
    }

    private SourceItem ReadWhole(SourceFile file, ArticleFormat format, bool packed)
    {
        try
        {
            using var stream = Open(file, packed);
            var bytes = ReadUpTo(stream, limits.ArticleBytes + 1);
            if (bytes.Length > limits.ArticleBytes)
            {
                return new SourceItem.Unreadable(file.Name, $"larger than the {limits.ArticleBytes / (1024 * 1024)} MB that one article may have");
            }

            return TextDecoding.TryDecode(bytes, format == ArticleFormat.Html, out var text, out var fault)
                ? new SourceItem.Page(new Article { Id = Path.GetFileName(file.Name), Source = file.Name, Text = text, Format = format })
                : new SourceItem.Unreadable(file.Name, fault);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new SourceItem.Unreadable(file.Name, exception.Message);
        }
    }

    private IEnumerable<SourceItem> ReadLines(SourceFile file, bool packed)
    {
        Stream stream;
        SourceItem.Unreadable? fault = null;
        try
        {
            stream = Open(file, packed);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            fault = new SourceItem.Unreadable(file.Name, exception.Message);
            stream = Stream.Null;
        }

        if (fault is not null)
        {
            yield return fault;
            yield break;
        }

        using (stream)
        {
            foreach (var item in JsonLines.Read(file.Name, stream, limits.ArticleBytes))
            {
                yield return item;
            }
        }
    }

    private static Stream Open(SourceFile file, bool packed)
    {
        var stream = File.OpenRead(file.Path);
        return packed ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    private static byte[] ReadUpTo(Stream stream, int limit)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (bytes.Length < limit && (read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, limit - bytes.Length))) > 0)
        {
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
