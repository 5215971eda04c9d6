namespace SynthTab;

/// <summary>
/// Something that the user can mend: a file, an option, a table. The message is one sentence of the form
/// <c>where: what was found, what is needed</c>. Anything that is not of this type is a bug.
/// </summary>
public class SynthTabException : Exception
{
    /// <summary>Makes the error with its one sentence.</summary>
    public SynthTabException(string message) : base(message) { }

    /// <summary>Makes the error with its one sentence and the lower-level failure behind it.</summary>
    public SynthTabException(string message, Exception inner) : base(message, inner) { }
}

/// <summary>A table file that cannot be read as a table: the place is part of the message.</summary>
public sealed class TableFormatException : SynthTabException
{
    /// <summary>Names the file, the line if there is one (1 is the header), the column if there is one, and the problem.</summary>
    public TableFormatException(string path, string problem, long? line = null, string? column = null)
        : base($"{path}{(line is null ? "" : $", line {line}")}{(column is null ? "" : $", column '{column}'")}: {problem}") { }
}

/// <summary>Options that cannot work, all of them in one message.</summary>
public sealed class OptionsException : SynthTabException
{
    /// <summary>Makes the error with its sentence.</summary>
    public OptionsException(string message) : base(message) { }
}

/// <summary>A model file that is damaged, truncated, of another version, or no model file.</summary>
public sealed class ModelFileException : SynthTabException
{
    /// <summary>Names the file and the problem.</summary>
    public ModelFileException(string path, string problem) : base($"{path}: {problem}") { }

    /// <summary>Names the file and the problem, and keeps the lower-level failure.</summary>
    public ModelFileException(string path, string problem, Exception inner) : base($"{path}: {problem}", inner) { }
}
