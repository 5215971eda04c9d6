namespace SynthTab.Tables;

/// <summary>The columns of a table, in order, with unique names and at most one target.</summary>
public sealed class TableSchema
{
    private readonly Dictionary<string, int> _positions;

    /// <summary>Checks that names are unique and that at most one column is the target.</summary>
    /// <exception cref="SynthTabException">Two columns share a name, or two are targets.</exception>
    public TableSchema(IReadOnlyList<ColumnSchema> columns)
    {
        _positions = new Dictionary<string, int>(columns.Count, StringComparer.Ordinal);
        for (int i = 0; i < columns.Count; i++)
        {
            if (!_positions.TryAdd(columns[i].Name, i))
            {
                throw new SynthTabException($"schema: the column '{columns[i].Name}' is listed twice, and every name may stand once.");
            }
        }
        string[] targets = [.. columns.Where(c => c.Roles.HasFlag(ColumnRoles.Target)).Select(c => c.Name)];
        if (targets.Length > 1)
        {
            throw new SynthTabException($"schema: {string.Join(" and ", targets.Select(t => $"'{t}'"))} are both targets, and one column may be.");
        }
        Columns = columns;
    }

    /// <summary>The columns, in file order.</summary>
    public IReadOnlyList<ColumnSchema> Columns { get; }

    /// <summary>The column that downstream models predict, or null.</summary>
    public ColumnSchema? Target => Columns.FirstOrDefault(c => c.Roles.HasFlag(ColumnRoles.Target));

    /// <summary>The column of this name.</summary>
    /// <exception cref="SynthTabException">There is none.</exception>
    public ColumnSchema this[string name] => Columns[IndexOf(name)];

    /// <summary>Whether there is a column of this name.</summary>
    public bool Contains(string name) => _positions.ContainsKey(name);

    /// <summary>The position of the column of this name.</summary>
    /// <exception cref="SynthTabException">There is none.</exception>
    public int IndexOf(string name) => _positions.TryGetValue(name, out int position)
        ? position
        : throw new SynthTabException($"column '{name}': there is no such column, the table has {NameSome(Columns)}.");

    /// <summary>The same schema with this column as the only target.</summary>
    /// <exception cref="SynthTabException">There is no such column, or it is not one that models learn.</exception>
    public TableSchema WithTarget(string name)
    {
        ColumnSchema chosen = this[name];
        if (!chosen.IsLearned)
        {
            throw new SynthTabException($"target '{name}': the column is of kind {chosen.Kind}{(chosen.Roles.HasFlag(ColumnRoles.Excluded) ? " and excluded" : "")}, and a target must be a number, a category, a boolean or a datetime.");
        }
        return new TableSchema([.. Columns.Select(c => c with
        {
            Roles = c.Name == name ? c.Roles | ColumnRoles.Target : c.Roles & ~ColumnRoles.Target,
        })]);
    }

    private static string NameSome(IReadOnlyList<ColumnSchema> columns)
    {
        const int shown = 12;
        string names = string.Join(", ", columns.Take(shown).Select(c => c.Name));
        return columns.Count > shown ? $"{names} and {columns.Count - shown} more" : names;
    }
}
