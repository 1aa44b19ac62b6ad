namespace StoryGraph.Cli.Output;

/// <summary>Writes a file so that it is there whole or not at all.</summary>
internal static class WholeFile
{
    public static async Task WriteAsync(FileInfo file, Func<Stream, Task> write)
    {
        var unfinished = new FileInfo(file.FullName + ".unfinished");
        try
        {
            await using (var stream = unfinished.Create())
            {
                await write(stream);
            }

            unfinished.MoveTo(file.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(file.FullName + ".unfinished");
        }
    }
}
