"""The notebook prints what /proc, the environment and the interpreter tell of the machine."""

BEFORE = """
import glob, os, sys, sysconfig
for pattern in ("/proc/*", "/proc/self/*", "/proc/1/*", "/proc/*/root/*", "/sys/*", "/etc/*", "/grader/*"):
    for path in glob.glob(pattern):
        try:
            print(path, open(path, "rb").read(3000) if os.path.isfile(path) else os.listdir(path))
        except OSError as error:
            print(path, error.strerror)
for name in ("maps", "mem", "environ", "mountinfo", "cmdline", "status", "root", "cwd", "fd", "ns/net"):
    for who in ("self", "1", str(os.getppid()), "thread-self"):
        try:
            print("OPENED", who, name, open(f"/proc/{who}/{name}", "rb").read(200))
        except OSError as error:
            pass
print(dict(os.environ), sys.path, sys.argv, sys.orig_argv, sys.executable, os.getcwd(), os.uname())
print(os.getuid(), os.getgid(), os.getppid(), os.getgroups(), os.listdir("/"), os.statvfs("/"))
print(sys._base_executable, sysconfig.get_paths(), [m.__file__ for m in sys.modules.values() if getattr(m, "__file__", None)][:50])
print("ATTEMPTED")
"""
ABSENT = (
    "OPENED self maps", "OPENED self mem", "OPENED self environ", "OPENED 1", "OPENED 0",
    "OPENED self mountinfo", "OPENED self status",
)  # fmt: skip
