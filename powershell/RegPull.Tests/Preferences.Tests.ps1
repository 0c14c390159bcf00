# A module sees the preferences of the global scope alone. A script that sets its own expects them to be followed.
BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')

    # A script has a scope, as a nightly job has.
    function Invoke-Script([string] $Text) {
        $script = Join-Path $TestDrive "$([guid]::NewGuid().ToString('N')).ps1"
        Set-Content $script $Text
        & $script
    }
}

Describe 'The preferences of a script' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
    }

    It 'keep files from being written' {
        Invoke-Script "`$WhatIfPreference = `$true; Save-ContainerImage '$registry/team/app:1.0' -OutputDirectory '$folder'"

        $folder | Should -Not -Exist
    }

    It 'keep images from being sent' {
        Invoke-Script "`$WhatIfPreference = `$true; Send-ContainerImage '$registry/team/app:1.0' -Registry $registry -Prefix preferred"

        Get-ContainerImageTag "$registry/preferred/team/app" -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'stop <_> at a failure' -ForEach @(
        'Save-ContainerImage {0} -WhatIf', 'Get-ContainerImage {0}', 'Get-ContainerImageTag {0}', 'Compare-ContainerImage {0} {0}',
        'Send-ContainerImage {0} -Registry 127.0.0.1:1', 'Test-ContainerImageArchive ./{0}'
    ) {
        $line = $_ -f '127.0.0.1:1/team/app'

        { Invoke-Script "`$ErrorActionPreference = 'Stop'; $line" } | Should -Throw
        { Invoke-Script "`$ErrorActionPreference = 'SilentlyContinue'; $line" } | Should -Not -Throw
    }

    It 'give way to a parameter' {
        $text = "`$ErrorActionPreference = 'Stop'; Get-ContainerImage 127.0.0.1:1/team/app -ErrorAction SilentlyContinue; 'went on'"

        Invoke-Script $text | Should -Be 'went on'
    }
}
