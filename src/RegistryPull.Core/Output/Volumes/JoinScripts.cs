using System.Text;
using RegistryPull.Interop;

namespace RegistryPull.Output.Volumes;

/// <summary>The scripts beside a set of volumes, which check them and join them where regpull is not
/// installed.</summary>
/// <remarks>A name stands in them quoted, and nowhere else: names may hold any character.</remarks>
internal static class JoinScripts
{
    /// <summary>Returns the script for a POSIX shell.</summary>
    /// <param name="names">The names of the set.</param>
    /// <param name="sums">The volumes.</param>
    public static byte[] Shell(VolumeSetName names, VolumeSums sums)
    {
        var files = sums.Volumes.Select(static volume => " \\\n    " + ShellQuote.Posix(NameOf(volume)));
        var script = $$"""
            #!/bin/sh
            # Checks the volumes beside this script and joins them into one archive.
            # Usage: sh THIS-SCRIPT [FILE]; with - in place of FILE the archive goes to standard output.
            set -eu
            folder=$(dirname -- "$0")
            name={{ShellQuote.Posix(names.Joined)}}
            target=${1:-"$folder/$name"}

            check() {
                if command -v sha256sum >/dev/null 2>&1; then
                    sha256sum -c "./$name.sha256"
                elif command -v shasum >/dev/null 2>&1; then
                    shasum -a 256 -c "./$name.sha256"
                else
                    echo "neither sha256sum nor shasum is installed: the volumes cannot be checked"
                    return 1
                fi
            }

            join() {
                cat --{{string.Concat(files)}}
            }

            if ! (cd -- "$folder" && check) >&2; then
                echo "a volume is missing or damaged: copy it again" >&2
                exit 1
            fi

            if [ "$target" = - ]; then
                cd -- "$folder"
                join
                exit
            fi

            if [ -e "$target" ]; then
                echo "$target exists: remove it, or name another file" >&2
                exit 1
            fi

            trap 'rm -f -- "$target.part"' EXIT
            (cd -- "$folder" && join) >"$target.part"
            mv -- "$target.part" "$target"
            printf '%s\n' "$target"

            """;
        return Encoding.UTF8.GetBytes(script.ReplaceLineEndings("\n"));
    }

    /// <summary>Returns the script for Windows PowerShell and PowerShell.</summary>
    /// <inheritdoc cref="Shell"/>
    public static byte[] PowerShell(VolumeSetName names, VolumeSums sums)
    {
        var files = sums.Volumes.Select(
            static volume => $"    {ShellQuote.PowerShell(NameOf(volume))} = '{volume.Sha256.Hex}'\n");
        var script = $$"""
            # Checks the volumes beside this script and joins them into one archive.
            # Usage: THIS-SCRIPT [-Output FILE]
            param([string]$Output = (Join-Path $PSScriptRoot {{ShellQuote.PowerShell(names.Joined)}}))
            $ErrorActionPreference = 'Stop'
            $volumes = [ordered]@{
            {{string.Concat(files)}}}

            foreach ($name in $volumes.Keys) {
                $path = Join-Path $PSScriptRoot $name
                if (-not (Test-Path -LiteralPath $path -PathType Leaf)) {
                    throw "$path is missing: copy it again"
                }

                if ((Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash -ne $volumes[$name]) {
                    throw "$path is damaged: copy it again"
                }
            }

            $target = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Output)
            if (Test-Path -LiteralPath $target) {
                throw "$target exists: remove it, or name another file"
            }

            $part = "$target.part"
            try {
                $stream = [System.IO.File]::Create($part)
                try {
                    foreach ($name in $volumes.Keys) {
                        $source = [System.IO.File]::OpenRead((Join-Path $PSScriptRoot $name))
                        try { $source.CopyTo($stream, 4MB) } finally { $source.Dispose() }
                    }
                } finally {
                    $stream.Dispose()
                }

                [System.IO.File]::Move($part, $target)
            } finally {
                if (Test-Path -LiteralPath $part) { Remove-Item -LiteralPath $part }
            }

            $target

            """;

        // Windows PowerShell takes a script without the mark for text in the system's code page.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(script.ReplaceLineEndings("\r\n"))];
    }

    private static string NameOf(PulledVolume volume) => Path.GetFileName(volume.Path);
}
