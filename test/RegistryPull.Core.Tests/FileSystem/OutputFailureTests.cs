using NUnit.Framework;

namespace RegistryPull.FileSystem;

/// <summary>What a person reads when the file system refuses something.</summary>
[TestFixture]
internal sealed class OutputFailureTests
{
    private const string Framework = "A sentence of the framework's.";
    private const int NoSpace = 28;

    private static readonly TestCaseData[] Unix =
    [
        Case(new FileNotFoundException(Framework), "No such file or directory"),
        Case(new DirectoryNotFoundException(Framework), "No such file or directory"),
        Case(new UnauthorizedAccessException(Framework), "Permission denied"),
        Case(
            new UnauthorizedAccessException(Framework, new IOException(Framework, NoSpace)), "No space left on device"),
        Case(new IOException(Framework, NoSpace), "No space left on device"),
    ];

    private static readonly TestCaseData[] Everywhere =
    [
        Case(new PathTooLongException(Framework), "path is too long"),
        Case(new IOException(Framework), "the system gives no reason"),
    ];

    [TestCaseSource(nameof(Unix))]
    [Platform(Exclude = "Win", Reason = "the words are those of the C library")]
    public void Unwritable_AFailureOfTheSystem_HasTheSystemsWords(Exception error, string words) =>
        Assert.That(OutputFailure.Unwritable("/x", error).Message, Is.EqualTo($"/x cannot be written: {words}"));

    [TestCaseSource(nameof(Everywhere))]
    public void Unreadable_AFailureWithoutANumber_HasNoSentenceOfTheFramework(Exception error, string words) =>
        Assert.That(OutputFailure.Unreadable("/x", error).Message, Does.EndWith(words));

    private static TestCaseData Case(Exception error, string words) =>
        new TestCaseData(error, words).SetArgDisplayNames($"{error.GetType().Name} {words}");
}
