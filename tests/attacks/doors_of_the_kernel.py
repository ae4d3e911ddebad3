"""The notebook asks for namespaces, mounts, io_uring, BPF, keys, memfd and their like."""

BEFORE = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
opened = []
calls = {"unshare user": (272, 0x10000000), "unshare net": (272, 0x40000000), "setns": (308, 3, 0), "mount": (165, b"none", b"/mnt", b"tmpfs", 0, 0),
         "umount": (166, b"/scratch", 2), "pivot_root": (155, b".", b"."), "chroot": (161, b"/scratch"), "io_uring": (425, 8, ctypes.create_string_buffer(200)),
         "bpf": (321, 0, ctypes.create_string_buffer(100), 100), "keyctl": (250, 0, -3, 1), "add_key": (248, b"user", b"x", b"y", 1, -3),
         "request_key": (249, b"user", b"x", 0, -3), "memfd": (319, b"x", 0), "memfd_secret": (447, 0), "perf": (298, ctypes.create_string_buffer(112), 0, -1, -1, 0),
         "userfaultfd": (323, 1), "clone user": (56, 0x10000000 | 17, 0, 0, 0, 0), "clone3": (435, ctypes.create_string_buffer(88), 88),
         "module": (175, b"", 0, b""), "kexec": (246, 0, 0, 0, 0), "reboot": (169, 0xFEE1DEAD, 672274793, 0x89ABCDEF), "swapon": (167, b"/scratch/x", 0),
         "iopl": (172, 3), "ioperm": (173, 0, 10, 1), "settime": (227, 0, ctypes.create_string_buffer(16)), "acct": (163, 0), "quotactl": (179, 0, 0, 0, 0),
         "open_tree": (428, -100, b"/", 1), "fsopen": (430, b"tmpfs", 0), "move_mount": (429, -1, b"", -1, b"", 0), "mount_setattr": (442, -100, b"/", 0, 0, 0),
         "open_by_handle": (304, -100, ctypes.create_string_buffer(128), 0), "name_to_handle": (303, -100, b"/", ctypes.create_string_buffer(128), ctypes.create_string_buffer(8), 0),
         "fanotify": (300, 0, 0), "lookup_dcookie": (212, 0, 0, 0), "syslog": (103, 3, ctypes.create_string_buffer(99), 99), "sethostname": (170, b"x", 1),
         "shmget": (29, 0, 2**30, 0o1600), "msgget": (68, 0, 0o1600), "semget": (64, 0, 1, 0o1600), "mq_open": (240, b"x", 0o102, 0o600, 0),
         "personality": (135, 0x0040000), "modify_ldt": (154, 0, 0, 0), "statmount": (457, 0, 0, 0, 0), "listmount": (458, 0, 0, 0, 0),
         "x32 getpid": (0x40000000 | 39,), "prctl mm": (157, 35, 1, 0, 0, 0)}
for name, args in calls.items():
    result = libc.syscall(*args)
    if name == "clone user" and result == 0:
        os._exit(0)
    if result >= 0:
        opened.append(name)
for change in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0]), lambda: os.nice(-5), lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))):
    try:
        change()
        opened.append("rights")
    except OSError:
        pass
print("ATTEMPTED", opened)
"""
SEEN = (r"ATTEMPTED \[\]",)
X86 = True
