"""The notebook writes, links, mounts and deletes in every folder that it can name."""

BEFORE = """
import os, shutil
written = []
places = [folder for folder, _, _ in os.walk("/libs")][:300] + [folder for folder, _, _ in os.walk("/python")][:50]
places += ["/", "/mnt", "/etc", "/proc", "/dev", "/dev/shm", "/tmp", "/var/tmp", "/grader", "/usr", "/lib", "/lib64",
           "@COURSE@", "@ROOT@", "/root", "..", "../.."]
for place in places:
    for action in (lambda p: open(p, "w").write("x"), os.mkdir, lambda p: os.symlink("/etc", p),
                   lambda p: os.link("/python/bin/python3.11", p), lambda p: os.mkfifo(p),
                   lambda p: os.mknod(p, 0o60666, os.makedev(8, 0))):
        try:
            action(place + "/convolab_attack")
            written.append(place)
        except OSError:
            pass
for place in ("/libs", "/python", "/", "/etc"):
    shutil.rmtree(place, ignore_errors=True)
    for action in (lambda: os.rename(place, place + "x"), lambda: os.chmod(place, 0o777), lambda: os.utime(place),
                   lambda: os.chown(place, 0, 0), lambda: os.truncate("/etc/passwd", 0), lambda: os.setxattr(place, "user.x", b"x")):
        try:
            action()
            written.append("CHANGED " + place)
        except OSError:
            pass
print("ATTEMPTED", sorted(set(written)))
import numpy.linalg, tensorflow.nn
"""
SEEN = (r"ATTEMPTED \[('/dev/shm', '/tmp'|'..', '/dev/shm', '/tmp')?\]",)
ABSENT = ("CHANGED",)
