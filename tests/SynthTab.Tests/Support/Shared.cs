namespace SynthTab.Tests.Support;

/// <summary>The folder of real tables and golden values that may lie beside the checkout; tests that need it skip without it.</summary>
internal static class Shared
{
    /// <summary>The path of <c>shared/NAME</c> beside the checkout, or a skipped test.</summary>
    public static string Folder(params string[] name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine([folder.FullName, "shared", .. name]);
            if (Path.Exists(candidate)) { return candidate; }
        }
        Assert.Skip($"shared/{string.Join('/', name)} is absent beside the checkout.");
        return "";
    }
}
