using System.Formats.Tar;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RegistryPull.Loading;

/// <summary>Docker's API on a socket: an image store that reads archives, and faults.</summary>
internal sealed class FakeDocker : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public FakeDocker(string socket)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(socket)!);
        _listener.Bind(new UnixDomainSocketEndPoint(socket));
        _listener.Listen();
        _serving = ServeAsync();
    }

    public string ApiVersion { get; set; } = "1.47";

    /// <summary>The images by their IDs: names in the short form, and diff_ids.</summary>
    public Dictionary<string, (List<string> Names, string[] Layers)> Images { get; } = [];

    /// <summary>The requests, as <c>GET /images/json</c>.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The bytes of the last archive, and whether its end came.</summary>
    public (byte[] Bytes, bool IsWhole)? Archive { get; private set; }

    /// <summary>What it answers to an archive instead of loading it.</summary>
    public (int Status, string Body)? Refusal { get; set; }

    /// <summary>After how many bytes of an archive it answers and closes the connection; null to read all.</summary>
    public int? StopsAfter { get; set; }

    /// <summary>Whether it closes the connection without an answer, after <see cref="StopsAfter"/>.</summary>
    public bool Dies { get; set; }

    /// <summary>Whether it keeps what it loads.</summary>
    public bool Forgets { get; set; }

    /// <summary>Completes when the first bytes of an archive are there.</summary>
    public TaskCompletionSource Loading { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static FakeDocker Start(string socket) => new(socket);

    /// <summary>The socket of an engine that does not run.</summary>
    public static Socket Bind(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested)
        {
            await _stop.CancelAsync();
            _listener.Dispose();
            await _serving;
        }
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(AnswerAsync(await _listener.AcceptAsync(_stop.Token)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            while (await ReadLineAsync(stream) is { Length: > 0 } request)
            {
                var words = request.Split(' ');
                while (await ReadLineAsync(stream) is { Length: > 0 })
                {
                }

                Requests.Add($"{words[0]} {words[1]}");
                if (!await AnswerAsync(stream, words[0], Unversioned(words[1])))
                {
                    return;
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The client is gone.
        }
    }

    private static string Unversioned(string path) =>
        path.StartsWith("/v1.", StringComparison.Ordinal) ? path[path.IndexOf('/', 1)..] : path;

    private async Task<bool> AnswerAsync(Stream stream, string method, string target)
    {
        var path = target.Split('?')[0];
        if (path == "/images/load")
        {
            return await LoadAsync(stream);
        }

        var (status, body) = path switch
        {
            "/_ping" => (200, "OK"),
            "/images/json" => (
                200,
                new JsonArray([.. Images.Keys.Select(static id => new JsonObject { ["Id"] = id })]).ToJsonString()),
            _ when path.EndsWith("/json", StringComparison.Ordinal) =>
                Inspect(path["/images/".Length..^"/json".Length]),
            _ when path.EndsWith("/tag", StringComparison.Ordinal) =>
                Tag(path["/images/".Length..^"/tag".Length], target),
            _ => (404, """{"message":"page not found"}"""),
        };
        await WriteAsync(stream, status, body, close: false);
        return true;
    }

    private (int Status, string Body) Inspect(string id) => Images.TryGetValue(id, out var image)
        ? (
            200,
            JsonSerializer.Serialize(
                new { Id = id, RepoTags = image.Names, RootFS = new { Type = "layers", image.Layers } }))
        : (404, """{"message":"No such image"}""");

    private (int Status, string Body) Tag(string id, string target)
    {
        var query = System.Web.HttpUtility.ParseQueryString(target.Split('?')[1]);
        Images[id].Names.Add($"{query["repo"]}:{query["tag"]}");
        return (201, "");
    }

    private async Task<bool> LoadAsync(Stream stream)
    {
        var archive = new MemoryStream();
        var isWhole = await ReadChunksAsync(stream, archive);
        Archive = (archive.ToArray(), isWhole);
        if (Dies)
        {
            return false;
        }

        if (Refusal is var (status, body))
        {
            await WriteAsync(stream, status, body, close: true);
            return false;
        }

        await WriteAsync(stream, 200, Keep(archive), close: true);
        return false;
    }

    private string Keep(MemoryStream archive)
    {
        var files = new Dictionary<string, byte[]>();
        archive.Position = 0;
        using var reader = new TarReader(archive);
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            files[entry.Name] = content.ToArray();
        }

        var answer = new StringBuilder();
        foreach (var image in JsonNode.Parse(files["manifest.json"])!.AsArray())
        {
            var config = JsonNode.Parse(files[(string)image!["Config"]!])!;
            string[] layers = [.. config["rootfs"]!["diff_ids"]!.AsArray().Select(static id => (string)id!)];
            List<string> names = [.. image["RepoTags"]?.AsArray().Select(static name => (string)name!) ?? []];
            if (!Forgets)
            {
                Images[Digest.Compute(files[(string)image["Config"]!]).ToString()] = (names, layers);
            }

            answer.Append(CultureInfo.InvariantCulture, $"{{\"status\":\"Loading layer\",\"id\":\"abc\"}}\r\n{{\"stream\":\"Loaded image: {string.Join(' ', names)}\\n\"}}\r\n");
        }

        return answer.ToString();
    }

    // RFC 9112, 7.1: chunks, of which the last one is empty.
    private async Task<bool> ReadChunksAsync(Stream stream, MemoryStream archive)
    {
        while (await ReadLineAsync(stream) is { Length: > 0 } line)
        {
            var size = int.Parse(line, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var chunk = new byte[size];
            await stream.ReadExactlyAsync(chunk, _stop.Token);
            await ReadLineAsync(stream);
            if (size == 0)
            {
                return true;
            }

            archive.Write(chunk);
            Loading.TrySetResult();
            if (archive.Length >= StopsAfter)
            {
                return false;
            }
        }

        return false;
    }

    private async Task WriteAsync(Stream stream, int status, string body, bool close)
    {
        var head = $"HTTP/1.1 {status} X\r\nApi-Version: {ApiVersion}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{(close ? "Connection: close\r\n" : "")}\r\n";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head + body), _stop.Token);
        await stream.FlushAsync(_stop.Token);
    }

    private async Task<string?> ReadLineAsync(Stream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _stop.Token) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return null;
    }
}
