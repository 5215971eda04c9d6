using SynthTab.Neural.Runtime;
using TorchSharp;

namespace SynthTab.Tests.Neural.Runtime;

public sealed class TorchRuntimeTests : TorchTests
{
    [Theory]
    [InlineData("gpu", "there is no such device")]
    [InlineData("cuda:x", "there is no such device")]
    [InlineData("cuda:-1", "there is no such device")]
    [InlineData("", "there is no such device")]
    public void Words_that_name_no_device_are_refused(string choice, string found)
        => Assert.Contains(found, Assert.Throws<SynthTabException>(() => DeviceChoice.Resolve(choice)).Message);

    [Fact]
    public void A_gpu_that_is_not_there_is_refused_and_the_processor_always_works()
    {
        Assert.Contains("cuda:99", Assert.Throws<SynthTabException>(() => DeviceChoice.Resolve("cuda:99")).Message);
        Assert.Equal("cpu", DeviceChoice.NameOf(DeviceChoice.Resolve("cpu")));
        Assert.NotNull(DeviceChoice.Resolve("auto"));
    }

    [Fact]
    public void A_folder_without_libtorch_is_refused_with_the_names_that_lack()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The setting is for Linux.");
        string folder = Directory.CreateTempSubdirectory("synthtab-").FullName;
        try
        {
            string message = Assert.Throws<SynthTabException>(() => LibtorchFolder.LoadExisting(folder)).Message;
            Assert.Contains($"SYNTHTAB_LIBTORCH '{folder}': the folder has no ", message);
            Assert.Contains("torch_cpu", message);
            Assert.Contains("libtorch 2.10 is needed", message);
            Assert.Contains("there is no such folder", Assert.Throws<SynthTabException>(() => LibtorchFolder.LoadExisting(Path.Combine(folder, "none"))).Message);
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    [Fact]
    public void A_pytorch_of_another_version_is_refused_before_anything_is_loaded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The setting is for Linux.");
        string torchFolder = Directory.CreateTempSubdirectory("synthtab-").FullName;
        try
        {
            string lib = Directory.CreateDirectory(Path.Combine(torchFolder, "lib")).FullName;
            foreach (string name in new[] { "c10", "torch_cpu", "torch" }) { File.WriteAllText(Path.Combine(lib, $"lib{name}.so"), ""); }
            File.WriteAllText(Path.Combine(torchFolder, "version.py"), "__version__ = '1.13.1+cu117'\n");
            Assert.Contains("its version is 1.13", Assert.Throws<SynthTabException>(() => LibtorchFolder.LoadExisting(lib)).Message);
            File.WriteAllText(Path.Combine(torchFolder, "version.py"), "__version__ = '2.10.0+cpu'\n");
            Assert.Contains("does not load", Assert.Throws<SynthTabException>(() => LibtorchFolder.LoadExisting(lib)).Message);
        }
        finally { Directory.Delete(torchFolder, recursive: true); }
    }

    [Fact]
    public void Threads_are_set_for_a_while_and_then_set_back()
    {
        int before = torch.get_num_threads();
        using (new TorchThreads(0)) { Assert.Equal(before, torch.get_num_threads()); }
        using (new TorchThreads(before + 1)) { Assert.Equal(before + 1, torch.get_num_threads()); }
        Assert.Equal(before, torch.get_num_threads());
    }
}
