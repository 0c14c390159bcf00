function Save-ContainerImage {
    <#
    .SYNOPSIS
    Pulls container images from their registries and writes each to a file or directory.

    .DESCRIPTION
    Runs regpull pull, without docker. Every byte is verified, and a file at its final name is complete.
    A pull that was interrupted resumes when the same command is run again. A complete output is not downloaded again.
    Without -Path each image has a separate output. With -Path all images go into one archive.

    -WhatIf asks the registries, fetches no layer and writes nothing: it says for each output how many bytes would be
    fetched.

    .PARAMETER Name
    The image, as docker pull takes it: nginx, mysql:8.0, ghcr.io/owner/app:1.2, localhost:5000/app@sha256:...
    A path such as ./stack.tar or D:\stack.tar#nginx:1.27 takes images out of an archive. Files are taken from the pipeline.

    .PARAMETER From
    Files that name images: lists with one image a line, or YAML such as a compose file or a rendered chart.

    .PARAMETER OutputDirectory
    The directory for the outputs, which are named after the images. It is made when it is missing. Default: the current
    directory.

    .PARAMETER Path
    The file or directory to write. Several images make one archive that holds them all.

    .PARAMETER Format
    docker (an archive for docker load), oci, oci-archive, rootfs, rootfs-tar, or the name of a plug-in. Default:
    docker.

    .PARAMETER Platform
    The platform to take of an image that has several, such as linux/arm64; several for the OCI formats; all for the
    whole index.

    .PARAMETER Tag
    The name to record in the output instead of the image's own.

    .PARAMETER Force
    Replaces an output that exists.

    .PARAMETER KeepGoing
    Continues after an image that fails, for -From and -Path. The archive then holds the others. Images of the pipeline
    with separate
    outputs do not need it: a failure never stops the others.

    .PARAMETER Base
    Images that the target already has: their names, archives or transfer files. Layers in common with them are left
    out.

    .PARAMETER LayersFrom
    Archives or layouts that have the layers which an archive among the images leaves out. A delta is then saved as a complete image.

    .PARAMETER Referrers
    Saves signatures, SBOMs and attestations of the images too, for the formats oci and oci-archive.

    .PARAMETER LayerCompression
    keep writes layers as the registry serves them. none writes them uncompressed, for engines that cannot read zstd. Default: keep.

    .PARAMETER LimitRate
    How many bytes a second all downloads may take together: 500K, 2M or 1G. Default: no limit.

    .PARAMETER Split
    Writes the archive in volumes of at most this size, such as 4G or 650M.

    .PARAMETER Lock
    A file that stores the digest of every image. When it exists, exactly these digests are pulled. Images that it lacks
    are added.

    .PARAMETER Report
    A report of the content, for the person who approves the transfer: .html, .csv or .json (CycloneDX) by its ending.

    .PARAMETER CacheDirectory
    A directory that stores verified blobs. Later pulls take them from there.

    .PARAMETER Credential
    The user name and password for the registry. Default: what regpull, docker or podman login stored. The password is
    not passed on the command line.

    .PARAMETER PlainHttp
    Uses http instead of https.

    .PARAMETER SkipCertificateCheck
    Accepts any certificate of the registry: anyone on the network path can impersonate it.

    .PARAMETER CaFile
    Certificates (PEM) of authorities to trust in addition to those of the system.

    .PARAMETER Mirror
    Mirrors to ask before the registry itself: https://HOST[:PORT][/PATH]. Default: those in the configuration of docker, podman
    and containerd.

    .PARAMETER Proxy
    The proxy: http://[USER:PASSWORD@]HOST:PORT, or none.

    .EXAMPLE
    Save-ContainerImage mysql:8.0

    Writes mysql_8.0.tar, ready for docker load.

    .EXAMPLE
    'mysql:8.0', 'redis:7' | Save-ContainerImage -OutputDirectory D:\images

    Saves two images and shows progress.

    .EXAMPLE
    Get-ContainerImageTag nginx -Filter '1.*-alpine' -Last 1 | Save-ContainerImage -Platform linux/arm64

    Saves the newest version of a variant.

    .EXAMPLE
    Get-Content images.txt | Save-ContainerImage -ErrorVariable failed -ErrorAction SilentlyContinue
    $failed | Where-Object { $_.CategoryInfo.Category -eq 'ObjectNotFound' } | ForEach-Object TargetObject

    Saves the images of a list, and names those that do not exist.

    .EXAMPLE
    Save-ContainerImage -From compose.yaml -Path stack.tar -Lock images.lock -Split 4G

    Saves the images of a stack in one archive, in volumes for a FAT32 disk, and the same images every time.

    .EXAMPLE
    Save-ContainerImage app:2 -Base app:1 -Path week2.tar -WhatIf

    Says how much a delta would fetch.

    .EXAMPLE
    Save-ContainerImage .\week2.tar -LayersFrom .\week1.tar -Path complete.tar

    Makes a complete archive of a delta and the archive of its base.

    .EXAMPLE
    Save-ContainerImage app:2 -Format oci-archive -Platform all -Referrers -Path app.tar

    Saves an image for all platforms, with its signatures.

    .OUTPUTS
    RegPull.SavedImage: Reference, Digest, Platform, ImageId, Format, Path, Size, UpToDate, Layers, BytesReceived,
    BytesResumed, Elapsed.
    #>
    [CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = 'Directory')]
    [OutputType('RegPull.SavedImage')]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('Reference', 'Image')]
        [ValidateNotNullOrEmpty()]
        [string[]] $Name,

        [ValidateNotNullOrEmpty()]
        [string[]] $From,

        [Parameter(ParameterSetName = 'Directory', Position = 1)]
        [ValidateNotNullOrEmpty()]
        [string] $OutputDirectory,

        [Parameter(ParameterSetName = 'File', Mandatory)]
        [ValidateNotNullOrEmpty()]
        [string] $Path,

        [string] $Format,

        [string[]] $Platform,

        [string[]] $Tag,

        [switch] $Force,

        [switch] $KeepGoing,

        [string[]] $Base,

        [ValidateNotNullOrEmpty()]
        [string[]] $LayersFrom,

        [switch] $Referrers,

        [ValidateSet('keep', 'none')]
        [string] $LayerCompression,

        [string] $LimitRate,

        [string] $Split,

        [string] $Lock,

        [string] $Report,

        [string] $CacheDirectory,

        [System.Management.Automation.PSCredential] $Credential,

        [switch] $PlainHttp,

        [switch] $SkipCertificateCheck,

        [string] $CaFile,

        [ValidateNotNullOrEmpty()]
        [string[]] $Mirror,

        [string] $Proxy
    )

    begin {
        Copy-CallerPreference -Cmdlet $PSCmdlet
        $isPiped = $MyInvocation.ExpectingInput
        if (-not ($Name -or $From -or $isPiped)) {
            $message = 'no image was named: write for example Save-ContainerImage -Name nginx:1.27, or -From compose.yaml'
            $PSCmdlet.ThrowTerminatingError((New-RegPullError -Code 2 -Kind 'usage' -Message $message))
        }
        $connection = Get-ConnectionArgument -Bound $PSBoundParameters -Cmdlet $PSCmdlet
        $save = @('pull') + $connection.Arguments + (Get-SaveArgument -Bound $PSBoundParameters -Cmdlet $PSCmdlet)
        $typed = if ($Path) { $Path } elseif ($OutputDirectory) { $OutputDirectory } else { '.' }
        $destination = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($typed)
        $run = @{ Cmdlet = $PSCmdlet; Destination = $destination; Environment = $connection.Environment }
        $together = [System.Collections.Generic.List[string]]::new()
    }

    process {
        $piped = if ($isPiped) { $_ }
        foreach ($image in Get-ImageName -InputObject $piped -Name $Name) {
            if ($Path) {
                $together.Add($image)
            }
            else {
                Save-OneOutput @run -Target $image -ArgumentList ($save + '--' + $image)
            }
        }
    }

    end {
        $lists = @($From | Where-Object { $_ } | ForEach-Object { $PSCmdlet.GetUnresolvedProviderPathFromPSPath($_) })
        if (-not $lists -and -not $together) {
            return
        }

        $all = @($together) + $lists
        # The name that errors carry: of several images each event has its own.
        $target = if ($together.Count -eq 1 -and -not $lists) { $together[0] } else { '' }
        $options = $save + @($lists | ForEach-Object { "--from=$_" })
        Save-OneOutput @run -Target $target -Subject ($all -join ', ') -ArgumentList ($options + '--' + $together)
    }
}
