// Native AOT writes its types and strings into memory at the start, 7 MB of them: section .hydrated, of which the file
// only has a packed form of 3 MB, which is read once. This file makes that cheaper, in time before it and in memory after
// it. Decisions 76 and 92 have the figures.
//
// No headers, so that it compiles for another architecture. The layouts are those of elf(5), for 64 bits.

#define PAGE 4096ul
#define PT_LOAD 1
#define PF_X 1
#define PF_W 2
#define MADV_DONTNEED 4
#define MADV_HUGEPAGE 14

struct header {
    unsigned char identification[16];
    unsigned short type, machine;
    unsigned int version;
    unsigned long entry, segments, sections;
    unsigned int flags;
    unsigned short size, segment_size, segment_count;
};

struct segment {
    unsigned int type, flags;
    unsigned long offset, address, physical, file_size, memory_size, alignment;
};

// The linker defines it at the program's first byte.
extern const struct header __ehdr_start __attribute__((visibility("hidden")));

extern int madvise(void *start, unsigned long length, int advice);

// The program's main, of the runtime: the linker gives it this name, and calls of it go to the function below (--wrap).
extern int __real___managed__Main(int count, char **arguments);

// Gives advice about whole pages between two addresses. Where the system refuses it, nothing changes, which is right.
static void advise(unsigned long from, unsigned long to, int advice) {
    from = (from + PAGE - 1) & ~(PAGE - 1);
    to &= ~(PAGE - 1);
    if (from < to) {
        (void)madvise((void *)from, to - from, advice);
    }
}

// Before the runtime starts: it writes .hydrated first of all. Each page of 4 KB is a page fault then, and with huge pages
// (2 MB) there are a few: https://docs.kernel.org/admin-guide/mm/transhuge.html
__attribute__((constructor)) static void ask_for_huge_pages(void) {
    const unsigned long base = (unsigned long)&__ehdr_start;
    const struct segment *segment = (const struct segment *)(base + __ehdr_start.segments);
    for (int i = 0; i < __ehdr_start.segment_count; i++, segment++) {
        if (segment->type == PT_LOAD && segment->flags & PF_W) {
            // What the file does not have: .bss and .hydrated. Other pages of the file must stay as they are.
            const unsigned long start = base + segment->address;
            advise(start + segment->file_size, start + segment->memory_size, MADV_HUGEPAGE);
        }
    }
}

// After the runtime has written .hydrated: its packed form lies in a read-only part of the file. The system may forget
// those parts, and reads again what is used again: https://man7.org/linux/man-pages/man2/madvise.2.html
int __wrap___managed__Main(int count, char **arguments) {
    const unsigned long base = (unsigned long)&__ehdr_start;
    const struct segment *segment = (const struct segment *)(base + __ehdr_start.segments);
    for (int i = 0; i < __ehdr_start.segment_count; i++, segment++) {
        if (segment->type == PT_LOAD && !(segment->flags & (PF_W | PF_X))) {
            const unsigned long start = base + segment->address;
            advise(start, start + segment->memory_size, MADV_DONTNEED);
        }
    }

    return __real___managed__Main(count, arguments);
}
