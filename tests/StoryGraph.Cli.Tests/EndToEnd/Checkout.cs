namespace StoryGraph.Cli.Tests.EndToEnd;

/// <summary>Finds the checkout that the tests run in, and what may stand beside it.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string Samples => Path.Combine(Root, "samples");

    /// <summary>A file or folder of ../shared; the test is skipped where it is absent.</summary>
    public static string Shared(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", name));
        Assert.SkipUnless(Path.Exists(path), $"../shared/{name} does not stand beside this checkout.");
        return path;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "StoryGraph.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside a checkout: no StoryGraph.sln above them.");
    }
}
