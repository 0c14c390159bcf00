# What the test files share: the module, and a registry on this machine. REGPULL_TEST_REGISTRY is the host that it
# prints.
Set-StrictMode -Version Latest
$moduleFolder = Join-Path $PSScriptRoot '../RegPull'
Import-Module (Join-Path $moduleFolder 'RegPull.psd1') -Force
$registry = $env:REGPULL_TEST_REGISTRY

# Pushes a signature of an image, which is a manifest without layers that names the image as its subject.
function Add-Signature([string] $Repository, [string] $Tag) {
    $empty = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
    $root = "http://$registry/v2/$Repository"
    $image = Invoke-WebRequest "$root/manifests/$Tag" -Headers @{ Accept = 'application/vnd.oci.image.manifest.v1+json' }
    $location = "$((Invoke-WebRequest "$root/blobs/uploads/" -Method Post).Headers['Location'])"
    $upload = [uri]::new([uri]$root, $location + $(if ($location.Contains('?')) { '&' } else { '?' }) + "digest=$empty")
    $null = Invoke-WebRequest $upload -Method Put -Body '{}' -ContentType 'application/octet-stream'
    $manifest = @{
        schemaVersion = 2
        mediaType     = 'application/vnd.oci.image.manifest.v1+json'
        artifactType  = 'application/vnd.example.signature'
        config        = @{ mediaType = 'application/vnd.oci.empty.v1+json'; digest = $empty; size = 2 }
        layers        = @(@{ mediaType = 'application/vnd.oci.empty.v1+json'; digest = $empty; size = 2 })
        subject       = @{ mediaType = 'application/vnd.oci.image.manifest.v1+json'; digest = "$($image.Headers['Docker-Content-Digest'])"; size = $image.RawContentLength }
    }
    $body = ConvertTo-Json $manifest -Depth 4 -Compress
    $bytes = [System.Text.Encoding]::UTF8.GetBytes($body)
    $digest = 'sha256:' + [System.Convert]::ToHexString([System.Security.Cryptography.SHA256]::HashData($bytes)).ToLowerInvariant()
    $null = Invoke-WebRequest "$root/manifests/$digest" -Method Put -Body $bytes -ContentType $manifest.mediaType
    $digest
}
