BeforeDiscovery {
    $functions = (Import-PowerShellDataFile (Join-Path $PSScriptRoot '../RegPull/RegPull.psd1')).FunctionsToExport
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')

    function Complete([string] $Line) {
        [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches |
            ForEach-Object CompletionText
    }
}

Describe 'The help of <_>' -ForEach $functions {
    BeforeAll {
        $help = Get-Help $_ -Full
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
    }

    It 'has a synopsis, a description and examples' {
        $help.Synopsis | Should -Match '\.$'
        $help.Description.Text | Should -Not -BeNullOrEmpty
        @($help.Examples.Example).Count | Should -BeGreaterThan 1
        $help.ReturnValues | Should -Not -BeNullOrEmpty
    }

    It 'describes every parameter' {
        foreach ($parameter in (Get-Command $_).Parameters.Keys | Where-Object { $_ -notin $common }) {
            ($help.Parameters.Parameter | Where-Object Name -EQ $parameter).Description.Text |
                Should -Not -BeNullOrEmpty -Because $parameter
        }
    }
}

Describe 'Completion' {
    It 'knows the formats' {
        Complete 'Save-ContainerImage nginx -Format oci' | Should -Be 'oci', 'oci-archive'
    }

    It 'knows platforms' {
        Complete 'Get-ContainerImage nginx -Platform linux/s' | Should -Be 'linux/s390x'
    }

    It 'knows engines' {
        Complete 'Send-ContainerImage app.tar -To p' | Should -Be 'podman'
    }

    It 'asks the registry for the tags of a repository' {
        Complete "Save-ContainerImage $registry/team/app:1" |
            Should -Be "$registry/team/app:1.0", "$registry/team/app:1.1"
    }

    It 'offers no tag where none was begun' {
        Complete "Save-ContainerImage $registry/team/app" | Should -Not -Contain "$registry/team/app:1.0"
    }

    It 'asks a mirror, and for every parameter that names an image: <_>' -ForEach @(
        'Send-ContainerImage', 'Test-ContainerRegistry', 'Get-ContainerImage', 'Compare-ContainerImage x'
    ) {
        Complete "$_ -Mirror http://$registry docker.io/team/tool:" | Should -Be 'docker.io/team/tool:2.0'
    }

    It 'asks no registry for a path with a drive' {
        Mock Invoke-RegPull -ModuleName RegPull { throw 'asked' }

        $null = Complete 'Save-ContainerImage d:\images\sta'

        Should -Invoke Invoke-RegPull -ModuleName RegPull -Times 0 -Exactly
    }

    It 'completes regpull itself: <Line>' -ForEach @(
        @{ Line = 'regpull pul'; Expected = 'pull' }
        @{ Line = 'regpull pull --forma'; Expected = '--format' }
        @{ Line = 'regpull pull nginx -f oci-'; Expected = 'oci-archive' }
        @{ Line = 'regpull pull nginx --platform linux/s'; Expected = 'linux/s390x' }
        @{ Line = 'regpull help doc'; Expected = 'doctor' }
        @{ Line = 'regpull pull nginx --report week1.h'; Expected = 'week1.html' }
    ) {
        & $env:REGPULL_COMMAND completion powershell | Out-String | Invoke-Expression

        Complete $Line | Should -Be $Expected
    }
}

Describe 'A table' {
    It 'shows a saved image on one line' {
        $saved = Save-ContainerImage "$registry/team/app:1.0" -Path (Join-Path $TestDrive 'table.tar')

        $lines = @(($saved | Out-String -Width 200).Trim() -split '\r?\n')

        $lines.Count | Should -Be 3
        $lines[0] | Should -Match '^Reference +Size +Received UpToDate Path'
        $lines[2] | Should -Match "^$registry/team/app:1.0 .* MB .*$([regex]::Escape($saved.Path))"
    }

    It 'has a view for every kind of object that is described' {
        $views = (Get-FormatData -TypeName 'RegPull.*').TypeNames

        foreach ($name in (Get-Module RegPull).ExportedFunctions.Keys) {
            $described = [regex]::Matches((Get-Help $name -Full).ReturnValues[0].ReturnValue[0].Type.Name, 'RegPull\.\w+').Value
            $described | Should -Not -BeNullOrEmpty
            foreach ($type in $described) { $views | Should -Contain $type }
        }
    }
}

Describe 'Arguments' {
    It 'arrive as they are' {
        $values = 'a', 'two words', 'a "quote"', 'back\slash\', 'both\" ', '', '中文'
        $script = Join-Path $TestDrive 'arguments.ps1'
        Set-Content $script 'ConvertTo-Json @($args) -Compress'

        # Installed as a .NET tool, PowerShell is a library that dotnet runs.
        $engine = [System.Environment]::ProcessPath
        $before = if ((Split-Path $engine -LeafBase) -eq 'dotnet') { @(Join-Path $PSHOME 'pwsh.dll') } else { @() }
        $received = InModuleScope RegPull -Parameters @{ Values = $values; Engine = $engine; Arguments = @($before) + '-NoProfile' + '-File' + $script } {
            $line = ConvertTo-CommandLine ($Arguments + $Values)
            $start = [System.Diagnostics.ProcessStartInfo]::new($Engine, $line)
            $start.RedirectStandardOutput = $true
            $process = [System.Diagnostics.Process]::Start($start)
            $process.StandardOutput.ReadToEnd() | ConvertFrom-Json
        }

        $received | Should -Be $values
    }

    It 'hold no password' {
        $secret = ConvertTo-SecureString 'hunter2' -AsPlainText -Force
        $bound = @{ Credential = [pscredential]::new('ann', $secret); Proxy = 'http://ann:hunter2@proxy:3128' }

        $connection = InModuleScope RegPull -Parameters @{ Bound = $bound } { Get-ConnectionArgument -Bound $Bound }

        $connection.Arguments | Should -Be '--username=ann'
        $connection.Environment['REGPULL_PASSWORD'] | Should -Be 'hunter2'
    }
}

Describe 'A command that is missing' {
    It 'is an error that says what to do' {
        $env:REGPULL_COMMAND, $kept = '', $env:REGPULL_COMMAND
        $env:PATH, $path = '', $env:PATH
        try {
            { Get-ContainerImageTag nginx } | Should -Throw '*dotnet tool install*'
        }
        finally {
            $env:REGPULL_COMMAND, $env:PATH = $kept, $path
        }
    }
}
