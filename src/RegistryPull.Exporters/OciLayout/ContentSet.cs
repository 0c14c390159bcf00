using RegistryPull.Exporting;

namespace RegistryPull.Exporters.OciLayout;

/// <summary>The contents of <c>blobs/</c>, each digest once, however many images share it.</summary>
internal sealed class ContentSet
{
    // No disk holds an exbibyte, and up to here no sum of sizes and offsets can overflow.
    private const long MaxSize = 1L << 60;

    private readonly Dictionary<Digest, FileSegment> _contents = [];
    private long _size;

    public IEnumerable<LayoutEntry> Entries => _contents.Select(static content => new LayoutEntry(LayoutPlan.BlobPath(content.Key), content.Value));

    public void Add(ExportImage image)
    {
        foreach (var index in image.Indexes)
        {
            Add(index.Descriptor, new FileSegment.Bytes(index.Bytes));
        }

        foreach (var selected in image.Manifests)
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
            Count(descriptor, content.Length);
        }
        else if (_contents[descriptor.Digest].Length != content.Length)
        {
            // Equal digests are equal bytes, so the first is as good as any; only a lie about the size can tell them apart.
            throw new InvalidContentException(
                $"{descriptor.Digest} is said to have {content.Length} bytes in one place and {_contents[descriptor.Digest].Length} in another");
        }
        else if (content is FileSegment.Bytes)
        {
            _contents[descriptor.Digest] = content;
        }
    }

    private void Count(Descriptor descriptor, long size)
    {
        if (size > MaxSize - _size)
        {
            throw new InvalidContentException($"{descriptor.Digest} is said to have {size} bytes: more than any output can hold");
        }

        _size += size;
    }
}
