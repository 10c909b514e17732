"""watch.py PROGRAM: watches an emulated machine into which a USB stick is put, and out of which it is taken again.

To be run by umockdev-wrapper. Prints what PROGRAM said and how it ended."""
import ctypes
import select
import signal
import subprocess
import sys

umockdev = ctypes.CDLL("libumockdev.so.0")
umockdev.umockdev_testbed_new.restype = ctypes.c_void_p
for name in ("add_from_string", "uevent", "remove_device"):
    getattr(umockdev, f"umockdev_testbed_{name}").argtypes = [ctypes.c_void_p] + [ctypes.c_char_p] * 2
umockdev.umockdev_testbed_add_from_string.argtypes[2] = ctypes.c_void_p
umockdev.umockdev_testbed_remove_device.argtypes = [ctypes.c_void_p, ctypes.c_char_p]

PATH = b"/sys/devices/pci0000:00/0000:00:14.0/usb1/1-1"
STICK = b"""P: /devices/pci0000:00/0000:00:14.0/usb1/1-1
E: DEVTYPE=usb_device
E: SUBSYSTEM=usb
E: PRODUCT=781/5581/100
E: TYPE=0/0/0
A: manufacturer=SanDisk\\n
A: product=Ultra\\n
A: serial=4C530001200915117405\\n

"""


def line(pipe):
    """One line, for as long as a busy machine may take."""
    if not select.select([pipe], [], [], 60)[0]:
        sys.exit("watch.py: nothing was said in a minute")
    return pipe.readline().decode().rstrip("\n")


testbed = umockdev.umockdev_testbed_new()
# The emulated machine has the buses before it has a stick.
umockdev.umockdev_testbed_add_from_string(testbed, STICK.replace(b"1-1", b"1-2").replace(b"4C53", b"0000"), None)
child = subprocess.Popen(
    [sys.argv[1], "watch", "--lang", "en", "--db", "/nowhere/roll.db"],
    stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
print(line(child.stderr), flush=True)
umockdev.umockdev_testbed_add_from_string(testbed, STICK, None)
umockdev.umockdev_testbed_uevent(testbed, PATH, b"add")
print(line(child.stdout).split("  ", 1)[1], flush=True)
umockdev.umockdev_testbed_uevent(testbed, PATH, b"remove")
umockdev.umockdev_testbed_remove_device(testbed, PATH)
print(line(child.stdout).split("  ", 1)[1], flush=True)
child.send_signal(signal.SIGTERM)
print("exit", child.wait(60), (child.stdout.read() + child.stderr.read()).decode(), flush=True)
