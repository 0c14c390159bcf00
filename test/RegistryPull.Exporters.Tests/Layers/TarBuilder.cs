using System.Text;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>Makes archives byte by byte, so that they can be wrong in any way. Text is Latin-1: a character is a
/// byte.</summary>
internal sealed class TarBuilder
{
    private readonly List<byte> _bytes = [];

    public byte[] Bytes => [.. _bytes];

    /// <summary>A header alone; the fields are written over the usual ones, and the checksum is right unless it is one
    /// of them.</summary>
    public TarBuilder Header(string name, char type = '0', long size = 0, params (TarField Field, string Text)[] fields)
    {
        var block = new byte[512];
        (TarField, string)[] usual =
        [
            (TarField.Name, name), (TarField.Mode, "0000644\0"), (TarField.User, "0001750\0"),
            (TarField.Group, "0001751\0"),
            (TarField.Size, Convert.ToString(size, 8).PadLeft(11, '0') + "\0"), (TarField.Modified, "14012345671\0"),
            (TarField.Checksum, "        "), (TarField.Type, type.ToString()), (TarField.Magic, "ustar\0" + "00"),
            (TarField.DeviceMajor, "0000000\0"), (TarField.DeviceMinor, "0000000\0"),
        ];
        foreach (var (field, text) in usual.Concat(fields))
        {
            field.Write(block, text);
        }

        if (!fields.Any(static field => field.Field == TarField.Checksum))
        {
            Seal(block);
        }

        _bytes.AddRange(block);
        return this;
    }

    /// <summary>A header and its content.</summary>
    public TarBuilder Entry(
        string name, string content = "", char type = '0', params (TarField Field, string Text)[] fields) =>
        Header(name, type, content.Length, fields).Content(content);

    /// <summary>Content, filled up to whole blocks.</summary>
    public TarBuilder Content(string content) => Raw(content).Raw(new string('\0', -content.Length & 511));

    /// <summary>An extended header.</summary>
    public TarBuilder Pax(params (string Key, string Value)[] records) =>
        Entry("pax", string.Concat(records.Select(Record)), 'x');

    /// <summary>GNU's long name of what follows.</summary>
    public TarBuilder LongName(string name) => Entry("././@LongLink", name + "\0", 'L');

    /// <summary>GNU's long target of the link that follows.</summary>
    public TarBuilder LongTarget(string target) => Entry("././@LongLink", target + "\0", 'K');

    public TarBuilder Raw(string bytes)
    {
        _bytes.AddRange(Encoding.Latin1.GetBytes(bytes));
        return this;
    }

    /// <summary>The end of the archive.</summary>
    public TarBuilder End(int blocks = 2) => Raw(new string('\0', blocks * 512));

    /// <summary>A record of an extended header: its length counts its own digits too.</summary>
    public static string Record((string Key, string Value) record)
    {
        var rest = $" {record.Key}={record.Value}\n";
        var length = rest.Length;
        while (length != rest.Length + $"{length}".Length)
        {
            length = rest.Length + $"{length}".Length;
        }

        return $"{length}{rest}";
    }

    /// <summary>Puts the right checksum into a header.</summary>
    public static void Seal(Span<byte> block)
    {
        TarField.Checksum.Write(block, "        ");
        var sum = 0;
        foreach (var value in block)
        {
            sum += value;
        }

        TarField.Checksum.Write(block, Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ");
    }
}
