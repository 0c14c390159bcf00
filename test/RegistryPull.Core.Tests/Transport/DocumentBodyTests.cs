using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using RegistryPull.Retrying;

namespace RegistryPull.Transport;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DocumentBodyTests
{
    private const int Limit = 10_000;

    private readonly VirtualTimeProvider _time = new();

    // Content-Encoding | body | document
    [TestCase(null, false)]
    [TestCase("identity", false)]
    [TestCase("gzip", true)]
    [TestCase("GZIP", true)]
    [TestCase("x-gzip", true)]
    public async Task Read_AnEncoding_IsUndone(string? encoding, bool compressed)
    {
        var document = Encoding.UTF8.GetBytes("{\"tags\":[]}");

        Assert.That(await ReadAsync(compressed ? Compress(document) : document, encoding), Is.EqualTo(document));
    }

    // A few bytes that become many: the limit is on what comes out.
    [TestCase(Limit, false)]
    [TestCase(Limit + 1, true)]
    [TestCase(50_000_000, true)]
    public async Task Read_ACompressedDocument_IsBoundedByItsRealSize(int size, bool tooLarge) =>
        Assert.That(await ReadAsync(Compress(new byte[size]), "gzip") is null, Is.EqualTo(tooLarge));

    [Test]
    public async Task Read_MoreThanTheLimit_IsNothing() =>
        Assert.That(await ReadAsync(new byte[Limit + 1], null), Is.Null);

    [TestCase("br", "in the encoding 'br'")]
    [TestCase("gzip, gzip", "in the encoding 'gzip, gzip'")]
    [TestCase("gzip", "is said to be gzip and is not")]
    public async Task Read_WhatCannotBeUndone_SaysSo(string encoding, string reason) =>
        Assert.That(
            (
                await Assert.ThrowsAsync<InvalidContentException>(
                    () => ReadAsync("not at all"u8.ToArray(), encoding)))!.Message,
            Does.StartWith("a.example sends a document").And.Contain(reason));

    // bytes a second | length | outcome
    // ---------------+--------+-----------------------------------------------------------
    // 2000           | 4 MiB  | read: an honest slow line
    // 500            | 64 KiB | ended: after a minute a document needs a KiB a second
    // 1 in 2 s       | any    | ended after a minute
    [Test]
    public async Task Read_AnHonestSlowLine_ComesThrough() =>
        Assert.That(await TrickleAsync(TimeSpan.FromSeconds(1), 2000, 4_194_304), Has.Length.EqualTo(4_194_304));

    [TestCase(1000, 500)]
    [TestCase(2000, 1)]
    public async Task Read_ATrickle_Ends(int wait, int piece)
    {
        var error = await Assert.ThrowsAsync<TransientException>(
            () => TrickleAsync(TimeSpan.FromMilliseconds(wait), piece, 65_536));

        Assert.That(error!.Message, Does.StartWith("a.example sends too slowly"));
        Assert.That(_time.Now, Is.LessThan(TimeSpan.FromMinutes(3)));
    }

    private Task<byte[]?> ReadAsync(byte[] body, string? encoding)
    {
        var content = new ByteArrayContent(body);
        if (encoding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        }

        return ReadAsync(content, Limit);
    }

    private Task<byte[]?> TrickleAsync(TimeSpan wait, int piece, int length) =>
        ReadAsync(new StreamContent(new TricklingStream(_time, wait, piece, length)), length);

    private Task<byte[]?> ReadAsync(HttpContent content, int limit)
    {
        var response = new HttpResponseMessage
        {
            Content = content,
            RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://a.example/v2/"),
        };
        return DocumentBody.ReadAsync(
            response, limit, new BodyLimits(TimeSpan.FromSeconds(30), _time), CancellationToken.None);
    }

    private static byte[] Compress(byte[] document)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(document);
        }

        return compressed.ToArray();
    }
}
