using System.Diagnostics;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>Runs a program in which one system call fails with EIO, by a filter of seccomp(2). It holds for every build
/// of the command.</summary>
internal static class FailingCall
{
    private const string Source = """
        #include <errno.h>
        #include <linux/filter.h>
        #include <linux/seccomp.h>
        #include <stddef.h>
        #include <stdio.h>
        #include <string.h>
        #include <sys/prctl.h>
        #include <sys/syscall.h>
        #include <unistd.h>

        int main(int count, char **words)
        {
            int failing = strcmp(words[1], "syncfs") == 0 ? SYS_syncfs : SYS_fsync;
            struct sock_filter rules[] = {
                BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
                BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, failing, 0, 1),
                BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EIO),
                BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
            };
            struct sock_fprog filter = { sizeof rules / sizeof *rules, rules };
            if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0)
            {
                execvp(words[2], words + 2);
            }

            perror("seccomp");
            return 99;
        }

        """;

    /// <summary>Changes how a program is started.</summary>
    /// <param name="workspace">Where the launcher is compiled.</param>
    /// <param name="call"><c>fsync</c> or <c>syncfs</c>.</param>
    /// <param name="start">The program.</param>
    public static async Task<ProcessStartInfo> StartAsync(Workspace workspace, string call, ProcessStartInfo start)
    {
        var source = workspace.Write("failing-call.c", Source);
        var launcher = workspace.PathOf("failing-call");
        (await ProgramRun.RunAsync("gcc", "-Wall", "-o", launcher, source)).Succeeded();
        start.ArgumentList.Insert(0, call);
        start.ArgumentList.Insert(1, start.FileName);
        start.FileName = launcher;
        return start;
    }
}
