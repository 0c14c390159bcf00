function Save-ContainerImage {
    <#
    .SYNOPSIS
    Pulls container images from their registries and writes each to a file or directory.

    .DESCRIPTION
    Runs regpull pull for each image, without docker. Every byte is verified, and a file at its final name is complete.
    A pull that was interrupted resumes when the same command is run again; an output that is there already is not downloaded again.

    .PARAMETER Name
    The image, as docker pull takes it: nginx, mysql:8.0, ghcr.io/owner/app:1.2, localhost:5000/app@sha256:...

    .PARAMETER OutputDirectory
    The directory for the outputs, which are named after the images. It is made when it is missing. Default: the current directory.

    .PARAMETER Path
    The file or directory to write, for one image.

    .PARAMETER Format
    docker (an archive for docker load), oci, oci-archive, rootfs, rootfs-tar, or the name of a plug-in. Default: docker.

    .PARAMETER Platform
    The platform to take of an image that has several, such as linux/arm64; several for the OCI formats; all for the whole index.

    .PARAMETER Tag
    The name to record in the output instead of the image's own.

    .PARAMETER Force
    Replaces an output that exists.

    .PARAMETER CacheDirectory
    Keeps verified blobs there, and takes from it what earlier pulls have kept.

    .PARAMETER Credential
    The user name and password for the registry. Default: what regpull, docker or podman login stored. The password is not passed on the command line.

    .PARAMETER PlainHttp
    Uses http instead of https.

    .PARAMETER SkipCertificateCheck
    Accepts any certificate of the registry: anyone on the network path can impersonate it.

    .PARAMETER CaFile
    Certificates (PEM) of authorities to trust in addition to those of the system.

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

    .OUTPUTS
    RegPull.SavedImage: Reference, Digest, Platform, ImageId, Format, Path, Size, UpToDate, Layers, BytesReceived, BytesResumed, Elapsed.
    #>
    [CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = 'Directory')]
    [OutputType('RegPull.SavedImage')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('Reference', 'Image')]
        [ValidateNotNullOrEmpty()]
        [string[]] $Name,

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

        [string] $CacheDirectory,

        [System.Management.Automation.PSCredential] $Credential,

        [switch] $PlainHttp,

        [switch] $SkipCertificateCheck,

        [string] $CaFile,

        [string] $Proxy
    )

    begin {
        $connection = Get-ConnectionArgument -Bound $PSBoundParameters -Cmdlet $PSCmdlet
        $common = @($connection.Arguments) + '--json' + '--progress=json'
        if ($Format) { $common += "--format=$Format" }
        if ($Force) { $common += '--force' }
        if ($CacheDirectory) { $common += "--cache=$($PSCmdlet.GetUnresolvedProviderPathFromPSPath($CacheDirectory))" }
        if ($Path) { $common += "--output=$($PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path))" }
        $common += @($Platform | Where-Object { $_ } | ForEach-Object { "--platform=$_" })
        $common += @($Tag | Where-Object { $_ } | ForEach-Object { "--tag=$_" })
        $directory = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($(if ($OutputDirectory) { $OutputDirectory } else { '.' }))
    }

    process {
        foreach ($image in $Name) {
            $target = if ($Path) { $Path } else { $directory }
            if (-not $PSCmdlet.ShouldProcess($image, "Save to $target")) {
                continue
            }
            if (-not (Test-Path -LiteralPath $directory -PathType Container)) {
                $null = New-Item -Path $directory -ItemType Directory -Force
            }

            $state = @{ Name = $image; Total = 0; Blobs = @{}; Clock = [System.Diagnostics.Stopwatch]::StartNew(); Errors = @() }
            $onLine = {
                param($line)
                $state.Errors += @(Read-ProgressEvent -Cmdlet $PSCmdlet -State $state -Line $line)
            }
            $run = Invoke-RegPull -ArgumentList (@('pull') + $common + '--' + $image) -WorkingDirectory $directory -Environment $connection.Environment -OnLine $onLine
            Write-Progress -Activity "Saving $image" -Completed
            foreach ($failure in $state.Errors) {
                $PSCmdlet.WriteError($failure)
            }
            ConvertTo-SavedImage $run.Output
        }
    }
}
