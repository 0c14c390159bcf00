using System.Globalization;
using System.Text;
using NUnit.Framework;
using RegistryPull.Exporters.Rootfs.Compact;

namespace RegistryPull.Exporters.Tests.Rootfs.Compact;

internal sealed class TextArenaTests
{
    [Test]
    public void Indexer_WhatWasAdded_IsReturnedByteForByte()
    {
        var arena = new TextArena();
        string[] texts =
            [
                "", "a", "\u00ff\u0080\u0001", new string('x', 4096), .. Enumerable.Range(0, 20_000)
                    .Select(static number => number.ToString(CultureInfo.InvariantCulture)),
            ];
        int[] positions = [.. texts.Select(text => arena.Add(text))];

        Assert.That(positions.Select(position => Encoding.Latin1.GetString(arena[position])), Is.EqualTo(texts));
    }

    // Only the longest texts could lie across the end of a chunk.
    [Test]
    public void Add_LongTexts_NoneIsDividedAtAChunksEnd()
    {
        var arena = new TextArena();
        int[] positions =
            [
                .. Enumerable.Range(0, 100)
                .Select(number => arena.Add(new string((char)('a' + (number % 26)), 4000 + (number % 97)))),
            ];

        for (var number = 0; number < positions.Length; number++)
        {
            Assert.That(
                Encoding.Latin1.GetString(arena[positions[number]]),
                Is.EqualTo(new string((char)('a' + (number % 26)), 4000 + (number % 97))));
        }
    }

    [Test]
    public void Add_FromSeveralThreads_EveryTextIsFound()
    {
        var arena = new TextArena();
        var positions = new int[40_000];
        Parallel.For(0, positions.Length, number => positions[number] = arena.Add($"text-{number}"));

        Assert.That(
            positions.Select((position, number) => Encoding.Latin1.GetString(arena[position]) == $"text-{number}"),
            Has.All.True);
    }
}
