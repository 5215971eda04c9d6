using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;

namespace SynthTab.Evaluation.Privacy.Attacks.QuasiIdentifiers;

/// <summary>The columns that a schema declares to be known to outsiders, or to be kept from them.</summary>
internal static class ColumnsWithRole
{
    /// <summary>Why there is no answer where no quasi-identifier is declared, and how to declare one.</summary>
    public const string NoQuasiIdentifier
        = "no column is declared known to outsiders: give such columns \"roles\": [\"quasi-identifier\"] in the schema file";

    /// <summary>Why there is no answer where no sensitive column is declared, and how to declare one.</summary>
    public const string NoSensitive = "no column is declared sensitive: give such columns \"roles\": [\"sensitive\"] in the schema file";

    /// <summary>The positions of the columns with the role.</summary>
    public static int[] Positions(PreparedTable table, ColumnRoles role)
        => [.. Enumerable.Range(0, table.Columns.Count).Where(i => table.Columns[i].Schema.Roles.HasFlag(role))];

    /// <summary>A fingerprint of each row's cells in these columns, [rows].</summary>
    public static UInt128[] Keys(PreparedTable table, IEnumerable<int> positions)
        => RowKeys.Of(new PreparedTable([.. positions.Select(i => table.Columns[i])], table.Rows)).Keys;
}
