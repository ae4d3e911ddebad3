"""The notebook speaks to the outside in every family: TCP, UDP, DNS, Unix, vsock, netlink, raw."""

BEFORE = """
import socket, urllib.request
reached = []
def attempt(name, function):
    try:
        function()
        reached.append(name)
    except BaseException:
        pass
def tcp(host, port, family=socket.AF_INET):
    with socket.socket(family, socket.SOCK_STREAM) as s:
        s.settimeout(0.3)
        s.connect((host, port))
        s.send(b"secret")
def udp(host, port):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.sendto(b"secret", (host, port))
def unix(name):
    with socket.socket(socket.AF_UNIX) as s:
        s.connect(name)
for host in ("127.0.0.1", "0.0.0.0", "10.0.0.1", "192.0.2.1", "169.254.169.254", "8.8.8.8"):
    attempt("tcp " + host, lambda: tcp(host, @PORT@))
    attempt("udp " + host, lambda: udp(host, @PORT@))
attempt("tcp6", lambda: tcp("::1", @PORT@, socket.AF_INET6))
attempt("dns", lambda: socket.getaddrinfo("example.org", 80))
attempt("http", lambda: urllib.request.urlopen("http://127.0.0.1:@PORT@/secret", timeout=0.3))
attempt("abstract", lambda: unix("\\0convolab_attack"))
for path in ("/run/docker.sock", "/var/run/docker.sock", "/run/dbus/system_bus_socket", "/dev/log"):
    attempt(path, lambda: unix(path))
for family in range(3, 46):
    if family != 10:
        for kind in (1, 2, 3, 5):
            attempt(f"family {family}", lambda: socket.socket(family, kind).close())
for protocol in (1, 6, 17, 255):
    attempt("raw", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, protocol).close())
attempt("packet", lambda: socket.socket(17, socket.SOCK_RAW, 768).close())
print("ATTEMPTED", reached)
"""
# A datagram to 0.0.0.0 is sent to nobody: the network of the notebook is its own, and empty.
SEEN = (r"ATTEMPTED \[('udp 0.0.0.0')?\]",)
