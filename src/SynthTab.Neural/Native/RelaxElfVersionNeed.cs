using System;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Copies a 64-bit little-endian ELF library and marks one of its GNU symbol-version needs as weak in the copy, so that
/// the dynamic loader no longer refuses the library on a system whose libstdc++ is older.
/// </summary>
/// <remarks>
/// Layout: System V ABI (ELF-64 header and section header) and the GNU symbol-versioning extension (Elf64_Verneed,
/// Elf64_Vernaux). A system that has the version sees no difference: a weak need that can be met is met.
/// </remarks>
public sealed class RelaxElfVersionNeed : Task
{
    private const uint VersionNeedSection = 0x6ffffffe; // SHT_GNU_verneed
    private const byte WeakFlag = 0x2; // VER_FLG_WEAK

    /// <summary>The library as the package brings it; never written to.</summary>
    [Required] public string Source { get; set; }

    /// <summary>Where the copy goes.</summary>
    [Required] public string Destination { get; set; }

    /// <summary>The version whose need becomes weak, such as <c>GLIBCXX_3.4.32</c>.</summary>
    [Required] public string Version { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        byte[] image = File.ReadAllBytes(Source);
        int relaxed = Relax(image, Version);
        Directory.CreateDirectory(Path.GetDirectoryName(Destination));
        string partial = Destination + ".partial";
        File.WriteAllBytes(partial, image);
        File.Delete(Destination);
        File.Move(partial, Destination);
        Log.LogMessage(MessageImportance.Low, "{0}: {1} need(s) of {2} made weak", Path.GetFileName(Source), relaxed, Version);
        return true;
    }

    private static int Relax(byte[] image, string version)
    {
        bool isElf64 = image.Length >= 64 && image[0] == 0x7F && image[1] == 'E' && image[2] == 'L' && image[3] == 'F'
            && image[4] == 2 && image[5] == 1;
        if (!isElf64) { return 0; }
        long sections = Int64(image, 0x28);
        int sectionSize = UInt16(image, 0x3A), sectionCount = UInt16(image, 0x3C), relaxed = 0;
        for (int i = 0; i < sectionCount; i++)
        {
            long section = sections + (long)i * sectionSize;
            if (UInt32(image, section + 4) != VersionNeedSection) { continue; }
            long names = Int64(image, sections + (long)UInt32(image, section + 0x28) * sectionSize + 0x18);
            relaxed += RelaxSection(image, Int64(image, section + 0x18), names, version);
        }
        return relaxed;
    }

    /// <summary>Walks the two nested linked lists: needed files, and the versions needed of each.</summary>
    private static int RelaxSection(byte[] image, long need, long names, string version)
    {
        int relaxed = 0;
        while (true)
        {
            long entry = need + UInt32(image, need + 8);
            for (int left = UInt16(image, need + 2); left > 0; left--)
            {
                if (NameAt(image, names + UInt32(image, entry + 8)) == version && (image[entry + 4] & WeakFlag) == 0)
                {
                    image[entry + 4] |= WeakFlag;
                    relaxed++;
                }
                entry += UInt32(image, entry + 12);
            }
            uint next = UInt32(image, need + 12);
            if (next == 0) { return relaxed; }
            need += next;
        }
    }

    private static string NameAt(byte[] image, long start)
    {
        long end = start;
        while (image[end] != 0) { end++; }
        return Encoding.ASCII.GetString(image, (int)start, (int)(end - start));
    }

    private static ushort UInt16(byte[] image, long offset) { return BitConverter.ToUInt16(image, checked((int)offset)); }

    private static uint UInt32(byte[] image, long offset) { return BitConverter.ToUInt32(image, checked((int)offset)); }

    private static long Int64(byte[] image, long offset) { return BitConverter.ToInt64(image, checked((int)offset)); }
}
