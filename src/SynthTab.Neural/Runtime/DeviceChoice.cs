using System.Globalization;
using TorchSharp;

namespace SynthTab.Neural.Runtime;

/// <summary>Turns the words of <c>--device</c> into a device that is there.</summary>
public static class DeviceChoice
{
    /// <summary>The device that <paramref name="choice"/> names.</summary>
    /// <param name="choice"><c>auto</c> (the first GPU, else the CPU), <c>cpu</c>, <c>cuda</c> or <c>cuda:n</c>.</param>
    /// <exception cref="SynthTabException">The words are none of these, or there is no such GPU.</exception>
    public static torch.Device Resolve(string choice)
    {
        TorchRuntime.Ensure();
        if (choice == "cpu") { return torch.CPU; }
        if (choice == "auto") { return torch.cuda.is_available() ? torch.device(DeviceType.CUDA, 0) : torch.CPU; }
        if (!TryParseGpu(choice, out int index))
        {
            throw new SynthTabException($"device '{choice}': there is no such device, and auto, cpu, cuda or cuda:n is needed.");
        }
        int count = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        if (index >= count)
        {
            throw new SynthTabException(count == 0
                ? $"device '{choice}': no GPU can be used here, and a GPU with a CUDA build of libtorch is needed; cpu always works."
                : $"device '{choice}': this machine has {count} GPU(s), counted from cuda:0.");
        }
        return torch.device(DeviceType.CUDA, index);
    }

    /// <summary>The device's name in reports: <c>cpu</c>, <c>cuda:0</c>.</summary>
    public static string NameOf(torch.Device device)
        => device.type == DeviceType.CPU ? "cpu" : string.Create(CultureInfo.InvariantCulture, $"cuda:{Math.Max(device.index, 0)}");

    private static bool TryParseGpu(string choice, out int index)
    {
        index = 0;
        return choice == "cuda"
            || (choice.StartsWith("cuda:", StringComparison.Ordinal)
                && int.TryParse(choice.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out index));
    }
}
