function Send-ContainerImage {
    <#
    .SYNOPSIS
    Loads images into a container engine, or pushes them into a registry.

    .DESCRIPTION
    Runs regpull load, or with -Registry regpull push. An image comes from an archive, a layout or a registry. Every
    byte is verified.
    What the engine or the registry already has is not sent, and digests stay the same.
    An engine that is not running, or refuses an image, is an error of the category ResourceUnavailable (exit code 8).

    .PARAMETER Image
    A file or directory, an image in it (./stack.tar#nginx:1.27), or the name of an image. Files and the objects of
    Save-ContainerImage are taken from the pipeline.

    .PARAMETER To
    The engine: docker, podman, containerd[:NAMESPACE], k3s, wsl:NAME[=DIR], ssh://[USER@]HOST[:PORT][/ENGINE].
    Default: the first that is found of docker, podman and containerd.

    .PARAMETER Registry
    The registry to push to.

    .PARAMETER Prefix
    The path in the registry below which all images are pushed.

    .PARAMETER KeepHost
    Makes the host of an image's own registry a part of its path.

    .PARAMETER Map
    Other paths for some images, as FROM=TO: docker.io/library=hub.

    .PARAMETER Platform
    The platform of an image that has several. Default: for an engine the one that Save-ContainerImage takes, for a
    registry all.

    .PARAMETER Tag
    The name to give the image instead of its own, for a single image.

    .PARAMETER LayersFrom
    Archives or layouts that have the layers which a delta leaves out, so that it is sent as a complete image.

    .PARAMETER Referrers
    Pushes signatures, SBOMs and attestations of the images too.

    .PARAMETER LayerCompression
    keep sends layers as they are. none sends them uncompressed, for engines that cannot read zstd. Default: keep.

    .PARAMETER LimitRate
    How many bytes a second all transfers may take together: 500K, 2M or 1G. Default: no limit.

    .PARAMETER Credential
    The user name and password: for the target registry with -Registry, otherwise for the registry of the images.
    Default: what regpull, docker or podman login stored. The password is not passed on the command line.

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
    Send-ContainerImage .\stack.tar

    Loads all images of an archive into the engine of this machine.

    .EXAMPLE
    Get-ChildItem D:\images\*.tar | Send-ContainerImage -Registry registry.example.com -Prefix mirror -KeepHost

    Pushes archives into a registry, below mirror/docker.io and so on.

    .EXAMPLE
    'nginx:1.27', 'redis:7' | Send-ContainerImage -To ssh://admin@node7/podman -WhatIf

    Says what would be loaded, and does nothing.

    .EXAMPLE
    Send-ContainerImage .\week2.tar -LayersFrom .\week1.tar

    Loads a delta together with the layers of its base.

    .OUTPUTS
    RegPull.LoadedImage: Reference, Digest, Platform, ImageId, Engine, Names, Outcome (loaded, tagged, present),
    BytesReceived, Elapsed.
    With -Registry RegPull.PushedImage: Reference, Target, Digest, Platform, UpToDate, Blobs, BytesSent, Elapsed.
    #>
    [CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = 'Load')]
    [OutputType('RegPull.LoadedImage', 'RegPull.PushedImage')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('FullName', 'Path', 'Reference')]
        [ValidateNotNullOrEmpty()]
        [string[]] $Image,

        [Parameter(ParameterSetName = 'Load', Position = 1)]
        [ValidateNotNullOrEmpty()]
        [string] $To,

        [Parameter(ParameterSetName = 'Push', Mandatory)]
        [ValidateNotNullOrEmpty()]
        [string] $Registry,

        [Parameter(ParameterSetName = 'Push')]
        [string] $Prefix,

        [Parameter(ParameterSetName = 'Push')]
        [switch] $KeepHost,

        [Parameter(ParameterSetName = 'Push')]
        [string[]] $Map,

        [string[]] $Platform,

        [string[]] $Tag,

        [ValidateNotNullOrEmpty()]
        [string[]] $LayersFrom,

        [Parameter(ParameterSetName = 'Push')]
        [switch] $Referrers,

        [Parameter(ParameterSetName = 'Load')]
        [ValidateSet('keep', 'none')]
        [string] $LayerCompression,

        [string] $LimitRate,

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
        $connection = Get-ConnectionArgument -Bound $PSBoundParameters -Cmdlet $PSCmdlet
        $options = @($connection.Arguments) + @(Get-SendArgument -Bound $PSBoundParameters -Cmdlet $PSCmdlet)
        $target = @(@($Registry, $Prefix) | Where-Object { $_ } | ForEach-Object { $_.Trim('/') }) -join '/'
        $place = if ($target) { "Push to $target" }
        elseif ($To) { "Load into $To" }
        else { 'Load into the engine of this machine' }
    }

    process {
        foreach ($source in $Image) {
            if (-not $PSCmdlet.ShouldProcess($source, $place)) {
                continue
            }
            $run = @{
                Cmdlet = $PSCmdlet
                Activity = "Sending $source"
                Target = $source
                Environment = $connection.Environment
            }
            if ($target) {
                Invoke-RegPullTransfer @run -ArgumentList (@('push') + $options + '--' + $source + $target) |
                    ConvertTo-SentImage -TypeName 'RegPull.PushedImage'
            }
            else {
                Invoke-RegPullTransfer @run -ArgumentList (@('load') + $options + '--' + $source) |
                    ConvertTo-SentImage -TypeName 'RegPull.LoadedImage'
            }
        }
    }
}
