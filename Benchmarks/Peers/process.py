"""Memory of this process, on Linux."""


def resident():
    return _status("VmRSS")


def peak():
    return _status("VmHWM")


def _status(name):
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))
