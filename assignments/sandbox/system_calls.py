"""The system calls that student code is refused, as a seccomp filter that each student process
loads.

Names that libseccomp or this kernel does not know are left out: what does not exist needs no rule.
"""

import contextlib
import errno

import pyseccomp

# On all machines; older versions of libseccomp do not know the names.
STATMOUNT = 457
LISTMOUNT = 458
UNCOUNTED_MEMORY = """
    shmget shmat shmctl semget semctl msgget msgsnd msgrcv mq_open mq_unlink memfd_create
    memfd_secret add_key request_key keyctl vmsplice userfaultfd inotify_init inotify_init1
    inotify_add_watch fanotify_init
"""  # no limit counts it, or it outlives the process
MOUNTS = """
    unshare setns mount umount umount2 pivot_root chroot move_mount open_tree fsopen fsconfig
    fsmount fspick mount_setattr open_by_handle_at name_to_handle_at statmount listmount
"""  # new namespaces and mounts, and what tells where the mounts come from
OTHER_PROCESSES = "ptrace process_vm_readv process_vm_writev process_madvise pidfd_getfd kcmp"
UNNEEDED = """
    io_uring_setup io_uring_enter io_uring_register bpf perf_event_open init_module finit_module
    delete_module kexec_load kexec_file_load syslog quotactl acct swapon swapoff reboot iopl
    ioperm modify_ldt migrate_pages move_pages settimeofday clock_settime adjtimex clock_adjtime
    sethostname setdomainname personality sync syncfs
"""  # large parts of the kernel that no notebook needs
NAMES = " ".join((UNCOUNTED_MEMORY, MOUNTS, OTHER_PROCESSES, UNNEEDED))
REFUSED = (*NAMES.split(), STATMOUNT, LISTMOUNT)
NEW_NAMESPACES = 0x7E020080  # the flags CLONE_NEW… of clone
# The only sockets that may be made: memory that the kernel keeps for others is not counted.
UNIX = 1
FAMILIES = 64  # address families that the kernel may know
# MAP_SHARED | MAP_ANONYMOUS: unmapped but for one page, all of it stays, and the guard sees one
# page.
UNCOUNTED = 0x21
AN_INT = 0xFFFFFFFF  # the kernel reads a family from the lower 32 bits, whatever stands above them
F_SETPIPE_SZ = 1031  # a larger pipe is memory of the kernel


def build():
    """A pyseccomp.SyscallFilter: `load` applies it to the calling process and all its descendants,
    for good."""
    refusals = pyseccomp.SyscallFilter(pyseccomp.ALLOW)

    def refuse(call, number, *arguments):
        with contextlib.suppress(OSError):  # unknown on this machine
            refusals.add_rule(pyseccomp.ERRNO(number), call, *arguments)

    for name in REFUSED:
        refuse(name, errno.EPERM)
    # Its flags lie in memory, out of a filter's sight; the C library uses clone.
    refuse("clone3", errno.ENOSYS)
    for bit in range(32):
        if NEW_NAMESPACES >> bit & 1:
            refuse("clone", errno.EPERM, pyseccomp.Arg(0, pyseccomp.MASKED_EQ, 1 << bit, 1 << bit))
    for call in ("mmap", "mmap2"):
        refuse(call, errno.EPERM, pyseccomp.Arg(3, pyseccomp.MASKED_EQ, UNCOUNTED, UNCOUNTED))
    for call in ("fcntl", "fcntl64"):
        refuse(call, errno.EPERM, pyseccomp.Arg(1, pyseccomp.EQ, F_SETPIPE_SZ))
    for family in set(range(FAMILIES)) - {UNIX}:
        for call in ("socket", "socketpair"):
            refuse(call, errno.EAFNOSUPPORT, pyseccomp.Arg(0, pyseccomp.MASKED_EQ, AN_INT, family))
    return refusals
