// Native AOT writes its types and strings into memory at the start, 7 MB of them: section .hydrated, of which the file
// only has a packed form. Each page of 4 KB is a page fault then, and with huge pages (2 MB) there are a few. Where the
// system gives none, nothing changes: https://docs.kernel.org/admin-guide/mm/transhuge.html
//
// No headers, so that it compiles for another architecture. The layouts are those of elf(5), for 64 bits.

#define PAGE 4096ul
#define PT_LOAD 1
#define PF_W 2
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

// Before the runtime starts: it writes the section first of all.
__attribute__((constructor)) static void ask_for_huge_pages(void) {
    const char *base = (const char *)&__ehdr_start;
    const struct segment *segment = (const struct segment *)(base + __ehdr_start.segments);
    for (int i = 0; i < __ehdr_start.segment_count; i++, segment++) {
        if (segment->type != PT_LOAD || !(segment->flags & PF_W)) {
            continue;
        }

        // What the file does not have: .bss and .hydrated. Other pages of the file must stay as they are.
        const unsigned long start = (unsigned long)base + segment->address;
        const unsigned long from = (start + segment->file_size + PAGE - 1) & ~(PAGE - 1);
        const unsigned long to = (start + segment->memory_size) & ~(PAGE - 1);
        if (from < to) {
            // It fails where the system has no huge pages, which is right as well.
            (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
        }
    }
}
