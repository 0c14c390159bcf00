BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'Send-ContainerImage -Registry' {
    It 'pushes an image with its digest' {
        $sent = Send-ContainerImage "$registry/team/app:1.0" -Registry $registry -Prefix 'copies'

        $sent.PSObject.TypeNames[0] | Should -Be 'RegPull.PushedImage'
        $sent.Target | Should -Be "$registry/copies/team/app:1.0"
        $sent.Digest | Should -Be (Get-ContainerImage "$registry/team/app:1.0").Digest
        $sent.Blobs[0].State | Should -BeIn 'sent', 'mounted', 'present'
        $sent.Elapsed | Should -BeOfType [timespan]
        Get-ContainerImageTag "$registry/copies/team/app" | ForEach-Object Tag | Should -Be '1.0'
    }

    It 'pushes what Save-ContainerImage wrote, with its digest' {
        $saved = Save-ContainerImage "$registry/team/app:1.0" -Path (Join-Path $TestDrive 'app.tar')

        $sent = $saved | Send-ContainerImage -Registry $registry -Prefix 'carried'

        $sent.PSObject.TypeNames[0] | Should -Be 'RegPull.PushedImage'
        $sent.Target | Should -Be "$registry/carried/team/app:1.0"
        $sent.Digest | Should -Be $saved.Digest
        $sent.Blobs[0].State | Should -BeIn 'sent', 'mounted', 'present'
        $sent.Elapsed | Should -BeOfType [timespan]
        Get-ContainerImageTag "$registry/carried/team/app" | ForEach-Object Tag | Should -Be '1.0'
    }

    It 'takes files and names from the pipeline' {
        $null = Save-ContainerImage "$registry/team/app:1.1" -Path (Join-Path $TestDrive 'piped.tar')

        $sent = @(Get-Item (Join-Path $TestDrive 'piped.tar')) + "$registry/team/tool:2.0" |
            Send-ContainerImage -Registry $registry -Prefix 'files'

        $sent.Target | Should -Be "$registry/files/team/app:1.1", "$registry/files/team/tool:2.0"
    }

    It 'takes names and objects from the pipeline' {
        $sent = Get-ContainerImageTag "$registry/team/app" | Send-ContainerImage -Registry $registry -Prefix 'piped'

        $sent.Target | Should -Be "$registry/piped/team/app:1.0", "$registry/piped/team/app:1.1"
    }

    It 'names images as it is told' {
        $kept = Send-ContainerImage "$registry/team/app:1.0" -Registry $registry -Prefix 'kept' -KeepHost
        $mapped = Send-ContainerImage "$registry/team/app:1.0" -Registry "$registry/" -Map "$registry/team=mapped"
        $tagged = Send-ContainerImage "$registry/team/app:1.0" -Registry $registry -Tag 'other:9'

        $kept.Target | Should -Be "$registry/kept/$($registry -replace ':', '-')/team/app:1.0"
        $mapped.Target | Should -Be "$registry/mapped/app:1.0"
        $tagged.Target | Should -Be "$registry/other:9"
    }

    It 'sends nothing with -WhatIf' {
        Send-ContainerImage "$registry/team/app:1.0" -Registry $registry -Prefix 'whatif' -WhatIf |
            Should -BeNullOrEmpty

        Get-ContainerImageTag "$registry/whatif/team/app" -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'goes on after an image that is missing' {
        $sent = "$registry/team/none:1", "$registry/team/app:1.0" |
            Send-ContainerImage -Registry $registry -Prefix 'rest' -ErrorVariable failed -ErrorAction SilentlyContinue

        $sent.Target | Should -Be "$registry/rest/team/app:1.0"
        $failed.Count | Should -Be 1
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -Be "$registry/team/none:1"
    }
}

Describe 'Send-ContainerImage' {
    It 'reports an engine that is not there as a resource' {
        $env:DOCKER_HOST, $kept = 'tcp://127.0.0.1:1', $env:DOCKER_HOST
        try {
            Send-ContainerImage "$registry/team/app:1.0" -To docker -ErrorVariable failed -ErrorAction SilentlyContinue |
                Should -BeNullOrEmpty
        }
        finally {
            $env:DOCKER_HOST = $kept
        }

        $failed[0].CategoryInfo.Category | Should -Be 'ResourceUnavailable'
        $failed[0].Exception.Data['ExitCode'] | Should -Be 8
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'RegPull.engine,*'
    }

    It 'reports an engine that cannot be read' {
        Send-ContainerImage "$registry/team/app:1.0" -To 'ssh://-x' -ErrorVariable failed -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty

        $failed[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
    }
}
