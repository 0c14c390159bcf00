using RegistryPull.Exporting;

namespace RegistryPull.Exporters.OciLayout;

/// <summary>The contents of <c>blobs/</c>, each digest once, however many images share it.</summary>
internal sealed class ContentSet
{
    private readonly Dictionary<Digest, FileSegment> _contents = [];

    public IEnumerable<LayoutEntry> Entries =>
        _contents.Select(static content => new LayoutEntry(LayoutPlan.BlobPath(content.Key), content.Value));

    public void Add(ExportImage image)
    {
        foreach (var index in image.Indexes)
        {
            Add(index.Descriptor, new FileSegment.Bytes(index.Bytes));
        }

        foreach (var selected in image.Manifests.Concat(image.Referrers.Select(static one => one.Selected)))
        {
            Add(selected.Manifest.Descriptor, new FileSegment.Bytes(selected.Manifest.Bytes));
            if (selected.Config is { } config)
            {
                Add(config.Descriptor, new FileSegment.Bytes(config.Bytes));
            }
        }

        foreach (var blob in image.Blobs())
        {
            Add(blob, new FileSegment.Blob(blob));
        }
    }

    private void Add(Descriptor descriptor, FileSegment content)
    {
        if (_contents.TryAdd(descriptor.Digest, content))
        {
            return;
        }

        if (_contents[descriptor.Digest].Length != content.Length)
        {
            // Equal digests mean equal bytes, so the first entry is used. Only a wrong size could make the entries
            // differ.
            throw new InvalidContentException(
                $"{descriptor.Digest} is said to have {content.Length} bytes in one place and "
                + $"{_contents[descriptor.Digest].Length} in another");
        }

        if (content is FileSegment.Bytes)
        {
            _contents[descriptor.Digest] = content;
        }
    }
}
