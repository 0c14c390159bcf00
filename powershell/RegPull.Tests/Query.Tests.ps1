BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'Get-ContainerImage' {
    It 'shows an image' {
        $image = Get-ContainerImage "$registry/team/app:1.0"

        $image.PSObject.TypeNames[0] | Should -Be 'RegPull.Image'
        $image.Reference | Should -Be "$registry/team/app:1.0"
        $image.Image.Layers.Count | Should -Be 2
        $image.Image.DownloadSize | Should -BeGreaterThan 0
    }

    It 'takes files from the pipeline' {
        $saved = Save-ContainerImage "$registry/team/app:1.0" -Path (Join-Path $TestDrive 'piped.tar')

        $image = Get-Item $saved.Path | Get-ContainerImage

        $image.Digest | Should -Be $saved.Digest
    }

    It 'reports what is missing and goes on' {
        $images = "$registry/team/none:1", "$registry/team/app:1.0" |
            Get-ContainerImage -ErrorVariable failed -ErrorAction SilentlyContinue

        @($images).Count | Should -Be 1
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -Be "$registry/team/none:1"
    }

    It 'reports a platform that cannot be read' {
        Get-ContainerImage "$registry/team/app:1.0" -Platform 'a b' -ErrorVariable failed -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty

        $failed[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $failed[0].Exception.Message | Should -Not -BeLike 'regpull:*'
    }
}

Describe 'Get-ContainerImageTag' {
    It 'lists tags as objects, the newest last' {
        $tags = Get-ContainerImageTag "$registry/team/app"

        $tags.Tag | Should -Be '1.0', '1.1'
        $tags[0].Reference | Should -Be "$registry/team/app:1.0"
    }

    It 'filters' {
        (Get-ContainerImageTag "$registry/team/app" -Filter '1.0*').Tag | Should -Be '1.0'
        Get-ContainerImageTag "$registry/team/app" -Filter 'x*' | Should -BeNullOrEmpty
    }
}

Describe 'Test-ContainerRegistry' {
    It 'returns the steps' {
        $steps = Test-ContainerRegistry "$registry/team/app:1.0"

        $steps.Step | Should -Contain 'manifest'
        $steps.Outcome | Should -Not -Contain 'failed'
        $steps[0].Elapsed | Should -BeOfType [timespan]
    }

    It 'answers with a Boolean when it is quiet' {
        Test-ContainerRegistry $registry -Quiet | Should -BeTrue
        Test-ContainerRegistry '127.0.0.1:1' -Quiet | Should -BeFalse
    }
}
