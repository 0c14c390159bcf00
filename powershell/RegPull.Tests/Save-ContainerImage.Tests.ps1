BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'Save-ContainerImage' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
    }

    It 'writes the image into a directory that it makes, and returns what it wrote' {
        $saved = Save-ContainerImage "$registry/team/app:1.0" -OutputDirectory $folder

        $saved.PSObject.TypeNames[0] | Should -Be 'RegPull.SavedImage'
        $saved.Path | Should -Be (Join-Path $folder 'team_app_1.0.tar')
        $saved.Path | Should -Exist
        $saved.Digest | Should -Match '^sha256:[0-9a-f]{64}$'
        $saved.UpToDate | Should -BeFalse
        $saved.BytesReceived | Should -BeGreaterThan 0
        $saved.Elapsed | Should -BeOfType [timespan]
        $saved.Layers.Count | Should -Be 2
        $saved.Layers[0].From | Should -Be 'registry'
    }

    It 'is up to date the second time' {
        $null = Save-ContainerImage "$registry/team/app:1.0" -OutputDirectory $folder
        $again = Save-ContainerImage "$registry/team/app:1.0" -OutputDirectory $folder

        $again.UpToDate | Should -BeTrue
        $again.BytesReceived | Should -Be 0
    }

    It 'takes names from the pipeline' {
        $saved = "$registry/team/app:1.0", "$registry/team/tool:2.0" |
            Save-ContainerImage -OutputDirectory $folder -Format oci-archive

        $saved.Tag | Should -Be '1.0', '2.0'
        (Get-ChildItem $folder).Name | Should -Be 'team_app_1.0.tar', 'team_tool_2.0.tar'
    }

    It 'takes tags from Get-ContainerImageTag' {
        $saved = Get-ContainerImageTag "$registry/team/app" -Last 1 | Save-ContainerImage -OutputDirectory $folder

        $saved.Reference | Should -Be "$registry/team/app:1.1"
    }

    It 'writes to the path that is named' {
        $saved = Save-ContainerImage "$registry/team/app:1.0" -Path "$folder with a space.tar"

        $saved.Path | Should -Be "$folder with a space.tar"
        $saved.Path | Should -Exist
    }

    It 'does nothing with -WhatIf' {
        Save-ContainerImage "$registry/team/app:1.0" -OutputDirectory $folder -WhatIf | Should -BeNullOrEmpty

        $folder | Should -Not -Exist
    }

    It 'says with -WhatIf what is missing' {
        Save-ContainerImage "$registry/team/none:1" -WhatIf -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'writes several images into the one path, with what was asked of them' {
        $archive = "$folder.tar"
        $lock = "$folder.lock"
        $report = "$folder.csv"

        $saved = "$registry/team/app:1.0", "$registry/team/tool:2.0" |
            Save-ContainerImage -Path $archive -Lock $lock -Report $report

        $saved.Reference | Should -Be "$registry/team/app:1.0", "$registry/team/tool:2.0"
        $saved.Path | Should -Be $archive, $archive
        $lock | Should -Exist
        $report | Should -FileContentMatch ([regex]::Escape("$registry/team/tool:2.0"))
    }

    It 'saves the images of lists, and goes on after the missing ones' {
        Set-Content "$folder.txt" "$registry/team/app:1.0", "$registry/team/none:1", "$registry/team/tool:2.0"

        $quiet = @{ ErrorVariable = 'failed'; ErrorAction = 'SilentlyContinue' }
        $saved = Save-ContainerImage -From "$folder.txt" -OutputDirectory $folder -KeepGoing @quiet

        $saved.Tag | Should -Be '1.0', '2.0'
        $failed.Count | Should -Be 1
        $failed[0].TargetObject | Should -Be "$registry/team/none:1"
    }

    It 'writes volumes' {
        $saved = Save-ContainerImage "$registry/team/app:1.0" -Path "$folder.tar" -Split 1M

        $saved.Path | Should -Be "$folder.tar.001"
        "$folder.tar.sha256" | Should -Exist
    }

    It 'leaves out what the target has' {
        $saved = Save-ContainerImage "$registry/team/app:1.0" -Path "$folder.tar" -Base "$registry/team/app:1.0"

        $saved.Layers.From | Should -Be 'omitted', 'omitted'
    }

    It 'makes a delta complete with the layers of its base' {
        $null = Save-ContainerImage "$registry/team/app:1.0" -Path "$folder.base.tar"
        $null = Save-ContainerImage "$registry/team/app:1.0" -Path "$folder.delta.tar" -Base "$registry/team/app:1.0"
        $delta = "$folder.delta.tar", "$folder.complete.tar"

        Save-ContainerImage $delta[0] -Path $delta[1] -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Push-Location (Split-Path $folder)
        try {
            $saved = Save-ContainerImage $delta[0] -Path $delta[1] -LayersFrom "$(Split-Path $folder -Leaf).base.tar"
        }
        finally {
            Pop-Location
        }

        $failed[0].CategoryInfo.Category | Should -Be 'InvalidData'
        $saved.Layers.From | Should -Be 'archive', 'archive'
        Test-ContainerImageArchive $delta[1] -Quiet | Should -BeTrue
    }

    It 'takes signatures along, also out of the archive' {
        $null = Send-ContainerImage "$registry/team/app:1.0" -Registry $registry -Tag 'signed/app:1'
        $signature = Add-Signature 'signed/app' '1'

        $null = Save-ContainerImage "$registry/signed/app:1" -Format oci-archive -Path "$folder.tar" -Referrers
        $sent = Send-ContainerImage "$folder.tar" -Registry $registry -Prefix 'with' -Referrers
        $alone = Send-ContainerImage "$registry/signed/app:1" -Registry $registry -Prefix 'alone'

        $sent.Referrers | Should -Be $signature
        $alone.Referrers | Should -BeNullOrEmpty
    }

    It 'writes uncompressed layers' {
        $kept = Save-ContainerImage "$registry/team/app:1.0" -Path "$folder.kept.tar" -LayerCompression keep
        $saved = Save-ContainerImage "$registry/team/app:1.0" -Path "$folder.tar" -LayerCompression none -LimitRate 10M

        $saved.ImageId | Should -Be $kept.ImageId
        (Test-ContainerImageArchive $saved.Path).Images.Digest | Should -Not -Be $kept.Digest
    }

    It 'asks a mirror' {
        $saved = Save-ContainerImage 'docker.io/team/app:1.0' -OutputDirectory $folder -Mirror "http://$registry"

        $saved.Reference | Should -Be 'docker.io/team/app:1.0'
    }

    It 'takes files from the pipeline' {
        $null = Save-ContainerImage "$registry/team/app:1.0" -Path "$folder.tar"

        $saved = Get-Item "$folder.tar" | Save-ContainerImage -OutputDirectory $folder -Format oci-archive

        $saved.Layers.From | Should -Be 'archive', 'archive'
    }

    It 'takes an image out of an archive in the current directory' {
        $null = Save-ContainerImage "$registry/team/app:1.0" -Path "$folder.tar"
        Push-Location (Split-Path $folder)
        try {
            $saved = Save-ContainerImage "./$(Split-Path $folder -Leaf).tar" -OutputDirectory $folder -Format oci-archive
        }
        finally {
            Pop-Location
        }

        $saved.Path | Should -Be (Join-Path $folder 'team_app_1.0.tar')
        $saved.Layers.From | Should -Be 'archive', 'archive'
    }

    It 'wants an image' {
        { Save-ContainerImage -ErrorAction Stop } | Should -Throw '*-Name*-From*'
    }

    It 'goes on after an image that is missing, whose error says so' {
        $saved = "$registry/team/none:1", "$registry/team/app:1.0" |
            Save-ContainerImage -OutputDirectory $folder -ErrorVariable failed -ErrorAction SilentlyContinue

        $saved.Tag | Should -Be '1.0'
        $failed.Count | Should -Be 1
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'RegPull.notFound,*'
        $failed[0].TargetObject | Should -Be "$registry/team/none:1"
        $failed[0].Exception.Data['ExitCode'] | Should -Be 3
        $failed[0].Exception.Message | Should -BeLike '*team/none*'
    }

    It 'reports <Category> for <Name>' -ForEach @(
        @{ Name = 'a:b:c'; Category = 'InvalidArgument' }
        @{ Name = '-o'; Category = 'InvalidArgument' }
        @{ Name = '127.0.0.1:1/x'; Category = 'ConnectionError' }
    ) {
        $null = New-Item -ItemType Directory $folder
        Save-ContainerImage $Name -OutputDirectory $folder -ErrorVariable failed -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty

        $failed[0].CategoryInfo.Category | Should -Be $Category
    }

    It 'ends the script with -ErrorAction Stop' {
        { Save-ContainerImage "$registry/team/none:1" -OutputDirectory $folder -ErrorAction Stop } |
            Should -Throw '*team/none*'
    }

    It 'runs as a job, with progress and without errors' {
        $job = Start-Job -ArgumentList $moduleFolder, "$registry/team/app:1.0", $folder {
            param($module, $image, $to)
            Import-Module $module
            Save-ContainerImage $image -OutputDirectory $to
        }
        $saved = $job | Wait-Job | Receive-Job

        $saved.Path | Should -Exist
        $job.ChildJobs[0].Error.Count | Should -Be 0
        $job.ChildJobs[0].Progress.Activity | Should -Contain "Saving $registry/team/app:1.0"
        $job | Remove-Job
    }
}

Describe 'Save-ContainerImage in a strict script' {
    BeforeAll {
        $folder = Join-Path $TestDrive 'strict'
    }

    It 'runs in parallel' {
        $saved = "$registry/team/app:1.0", "$registry/team/app:1.1" | ForEach-Object -Parallel {
            Set-StrictMode -Version Latest
            $ErrorActionPreference = 'Stop'
            Import-Module $using:moduleFolder
            Save-ContainerImage $_ -OutputDirectory $using:folder
        }

        $saved.Tag | Sort-Object | Should -Be '1.0', '1.1'
        $saved.Path | Should -Exist
    }

    It 'works with what it needs, and stops at a failure that can be caught' {
        $job = Start-Job -ArgumentList $moduleFolder, $registry, "$folder/job" {
            param($module, $registry, $to)
            Set-StrictMode -Version Latest
            $ErrorActionPreference = 'Stop'
            $PSNativeCommandUseErrorActionPreference = $true
            Import-Module $module
            Save-ContainerImage "$registry/team/app:1.0" -OutputDirectory $to | ForEach-Object Tag
            try {
                "$registry/team/none:1", "$registry/team/app:1.1" | Save-ContainerImage -OutputDirectory $to
            }
            catch {
                "$($_.CategoryInfo.Category) $($_.Exception.Data['ExitCode'])"
            }
            Get-ContainerImageTag "$registry/team/app" -Last 1 | Get-ContainerImage | ForEach-Object Tag
            Test-ContainerImageArchive "$to/team_app_1.0.tar" -Quiet
            Test-ContainerRegistry '127.0.0.1:1' -Quiet
        }

        $job | Wait-Job | Receive-Job | Should -Be '1.0', 'ObjectNotFound 3', '1.1', $true, $false
        $job | Remove-Job
    }
}

Describe 'regpull itself in a job' {
    It 'writes nothing that PowerShell takes for an error' {
        $job = Start-Job -ArgumentList $env:REGPULL_COMMAND, "$registry/team/app:1.0", (Join-Path $TestDrive 'direct.tar') {
            param($regpull, $image, $file)
            & $regpull pull $image -o $file
        }
        $job | Wait-Job | Receive-Job | Should -Be (Join-Path $TestDrive 'direct.tar')

        $job.ChildJobs[0].Error.Count | Should -Be 0
        $job | Remove-Job
    }
}
