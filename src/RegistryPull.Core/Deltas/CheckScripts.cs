using System.Collections.Immutable;
using System.Text;
using RegistryPull.Interop;

namespace RegistryPull.Deltas;

/// <summary>The scripts beside a delta, which ask an engine for the layers that the delta lacks where regpull is not
/// installed.</summary>
/// <remarks>
/// docker with the containerd store prints an error for a delta without its base, and exits with 0. Names stand in the
/// scripts quoted; digests are hexadecimal digits. docker and podman are asked for an image with the same lowest
/// layers, containerd for the blobs.
/// </remarks>
internal static class CheckScripts
{
    /// <summary>Returns the script for a POSIX shell.</summary>
    /// <param name="bases">What the target must have.</param>
    public static byte[] Shell(ImmutableArray<RequiredBase> bases)
    {
        var script = $$"""
            #!/bin/sh
            # Asks an engine whether it has the layers that the archive beside this script lacks.
            # Usage: sh THIS-SCRIPT [docker|podman|ctr [NAMESPACE]]
            # Exit code: 0 when all are there, 1 when some are missing, 2 when no engine can be asked.
            set -u
            engine=${1:-}
            namespace=${2:-default}
            if [ -z "$engine" ]; then
                for known in docker podman ctr; do
                    if command -v "$known" >/dev/null 2>&1; then
                        engine=$known
                        break
                    fi
                done
            fi

            case $engine in
            docker | podman)
                images=$("$engine" image ls --all --quiet --no-trunc) || exit 2
                held=
                if [ -n "$images" ]; then
                    # An image may have gone since they were listed: the others still count.
                    held=$("$engine" image inspect --format '{{"{{json .RootFS.Layers}}"}}' $images)
                fi
                ;;
            ctr)
                held=$(ctr --namespace "$namespace" content ls --quiet) || exit 2
                ;;
            *)
                echo "no engine to ask: name docker, podman or ctr" >&2
                exit 2
                ;;
            esac

            result=0
            missing() {
                printf '%s does not have %s\n' "$engine" "$1" >&2
                result=1
            }

            # NAME, then the lowest layers as an engine prints them.
            image() {
                while IFS= read -r line; do
                    case $line in
                    "$2"*) return ;;
                    esac
                done <<END
            $held
            END
                missing "$1"
            }

            # NAME, then the digest of a blob.
            blob() {
                while IFS= read -r line; do
                    if [ "$line" = "$2" ]; then
                        return
                    fi
                done <<END
            $held
            END
                missing "$1 ($2)"
            }

            if [ "$engine" = ctr ]; then
            {{Lines(bases.SelectMany(ShellBlobs))}}else
            {{Lines(bases.Select(ShellImage))}}fi

            if [ "$result" -eq 0 ]; then
                echo "everything that the archive lacks is there"
            fi
            exit "$result"

            """;
        return Encoding.UTF8.GetBytes(script.ReplaceLineEndings("\n"));
    }

    /// <summary>Returns the script for Windows PowerShell and PowerShell.</summary>
    /// <inheritdoc cref="Shell"/>
    public static byte[] PowerShell(ImmutableArray<RequiredBase> bases)
    {
        var script = $$"""
            # Asks an engine whether it has the layers that the archive beside this script lacks.
            # Usage: THIS-SCRIPT [docker|podman|ctr [NAMESPACE]]
            # Exit code: 0 when all are there, 1 when some are missing, 2 when no engine can be asked.
            param([string]$Engine = '', [string]$Namespace = 'default')
            if (-not $Engine) {
                $Engine = @('docker', 'podman', 'ctr') |
                    Where-Object { Get-Command $_ -CommandType Application -ErrorAction SilentlyContinue } |
                    Select-Object -First 1
            }

            if ($Engine -eq 'ctr') {
                $held = @(ctr --namespace $Namespace content ls --quiet)
                if ($LASTEXITCODE -ne 0) { exit 2 }
            } elseif ($Engine -eq 'docker' -or $Engine -eq 'podman') {
                $images = @(& $Engine image ls --all --quiet --no-trunc)
                if ($LASTEXITCODE -ne 0) { exit 2 }
                $held = @()
                if ($images.Count -gt 0) {
                    $held = @(& $Engine image inspect --format '{{"{{json .RootFS.Layers}}"}}' $images)
                }
            } else {
                [Console]::Error.WriteLine('no engine to ask: name docker, podman or ctr')
                exit 2
            }

            $result = 0
            function Test-Held([string]$Name, [string]$Wanted) {
                foreach ($line in $held) {
                    if ($line.StartsWith($Wanted, [StringComparison]::Ordinal)) { return }
                }

                [Console]::Error.WriteLine("$Engine does not have $Name")
                $script:result = 1
            }

            if ($Engine -eq 'ctr') {
            {{Lines(bases.SelectMany(PowerShellBlobs))}}} else {
            {{Lines(bases.Select(PowerShellImage))}}}

            if ($result -eq 0) { 'everything that the archive lacks is there' }
            exit $result

            """;

        // Windows PowerShell takes a script without the mark for text in the system's code page.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(script.ReplaceLineEndings("\r\n"))];
    }

    private static string Lines(IEnumerable<string> calls) =>
        string.Concat(calls.Select(static call => $"    {call}\n"));

    private static string ShellImage(RequiredBase one) =>
        $"image {ShellQuote.Posix(NameOf(one))} {ShellQuote.Posix(LowestLayers(one))}";

    private static IEnumerable<string> ShellBlobs(RequiredBase one) => one.Layers.Select(
        layer => $"blob {ShellQuote.Posix(NameOf(one))} {ShellQuote.Posix($"{layer.Digest}")}");

    private static string PowerShellImage(RequiredBase one) =>
        $"Test-Held {ShellQuote.PowerShell(NameOf(one))} {ShellQuote.PowerShell(LowestLayers(one))}";

    private static IEnumerable<string> PowerShellBlobs(RequiredBase one) => one.Layers.Select(
        layer => $"Test-Held {ShellQuote.PowerShell(NameOf(one))} {ShellQuote.PowerShell($"{layer.Digest}")}");

    private static string NameOf(RequiredBase one) => $"{one.Reference.Name}@{one.Digest}";

    // As Go writes a list of strings, without its end: an image may have more layers.
    private static string LowestLayers(RequiredBase one) =>
        "[" + string.Join(',', one.Layers.Select(static layer => $"\"{layer.DiffId}\""));
}
