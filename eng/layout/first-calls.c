// Lists the functions of a program that it executes, in the order of their first calls:
//
//   first-calls SYMBOLS OUTPUT COMMAND ARGUMENT...
//
// SYMBOLS has a line for each function, in the order of the addresses: the address in hexadecimal digits, a space, the
// name; as `nm --defined-only --numeric-sort` prints them. Each function gets a breakpoint, which is removed when it is
// reached: ptrace(2). For Linux on x86-64, and programs at an address of the loader's choice. Functions that the linker
// made one are listed under one name.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

static const uint8_t breakpoint = 0xCC;

struct function {
    uint64_t address;
    char *name;
    uint8_t first_byte;
};

static struct function *functions;
static size_t count;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void read_symbols(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) {
        fail(path);
    }

    char *line = NULL;
    size_t capacity = 0, room = 0;
    while (getline(&line, &capacity, file) > 0) {
        char *name;
        const uint64_t address = strtoull(line, &name, 16);
        if (count > 0 && functions[count - 1].address == address) {
            continue;
        }

        if (count == room) {
            room = room ? 2 * room : 1024;
            functions = realloc(functions, room * sizeof *functions);
        }

        name[strcspn(name, "\n")] = 0;
        functions[count++] = (struct function){address, strdup(name + 1), 0};
    }

    free(line);
    fclose(file);
}

static struct function *find(uint64_t address) {
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (functions[middle].address < address) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }

    return low < count && functions[low].address == address ? &functions[low] : NULL;
}

// The first mapping of a program that has just started is its own.
static uint64_t base_of(pid_t process) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/maps", process);
    FILE *maps = fopen(path, "r");
    uint64_t base;
    if (!maps || fscanf(maps, "%lx", &base) != 1) {
        fail(path);
    }

    fclose(maps);
    return base;
}

static int open_memory(pid_t process) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/mem", process);
    const int memory = open(path, O_RDWR);
    if (memory < 0) {
        fail(path);
    }

    return memory;
}

static void set_breakpoints(int memory, uint64_t base) {
    for (size_t i = 0; i < count; i++) {
        const off_t at = (off_t)(base + functions[i].address);
        if (pread(memory, &functions[i].first_byte, 1, at) != 1 || pwrite(memory, &breakpoint, 1, at) != 1) {
            fail(functions[i].name);
        }
    }
}

// Returns whether the stop was at one of the breakpoints. Two threads may reach one at the same time.
static int pass(pid_t thread, int memory, uint64_t base, FILE *output) {
    struct user_regs_struct registers;
    if (ptrace(PTRACE_GETREGS, thread, 0, &registers) != 0) {
        return 0;
    }

    struct function *reached = find(registers.rip - 1 - base);
    if (!reached) {
        return 0;
    }

    if (reached->name) {
        fprintf(output, "%s\n", reached->name);
        free(reached->name);
        reached->name = NULL;
        if (pwrite(memory, &reached->first_byte, 1, (off_t)(base + reached->address)) != 1) {
            fail("restoring a function");
        }
    }

    registers.rip--;
    ptrace(PTRACE_SETREGS, thread, 0, &registers);
    return 1;
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: first-calls SYMBOLS OUTPUT COMMAND ARGUMENT...\n");
        return 2;
    }

    read_symbols(argv[1]);
    FILE *output = fopen(argv[2], "w");
    if (!output) {
        fail(argv[2]);
    }

    const pid_t process = fork();
    if (process == 0) {
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        execvp(argv[3], argv + 3);
        _exit(127);
    }

    int status;
    if (waitpid(process, &status, 0) < 0 || !WIFSTOPPED(status)) {
        fail(argv[3]);
    }

    ptrace(PTRACE_SETOPTIONS, process, 0, PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL);
    const uint64_t base = base_of(process);
    const int memory = open_memory(process);
    set_breakpoints(memory, base);
    ptrace(PTRACE_CONT, process, 0, 0);
    for (;;) {
        const pid_t thread = waitpid(-1, &status, __WALL);
        if (thread < 0) {
            fail("waiting");
        }

        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            if (thread == process) {
                fclose(output);
                return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
            }

            continue;
        }

        const int signal = WSTOPSIG(status);
        const int is_event = status >> 16 != 0;
        const int is_ours = signal == SIGTRAP && !is_event && pass(thread, memory, base, output);
        const int is_start = signal == SIGSTOP || is_event;
        ptrace(PTRACE_CONT, thread, 0, is_ours || is_start ? 0 : signal);
    }
}
