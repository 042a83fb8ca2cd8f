"""MODEL, a recurrent network compiled by rnnc, for Python: NumPy arrays in and out.

What fails raises an Error. An object is for one thread at a time.
"""
import collections
import ctypes
import os

import numpy as np

_library = ctypes.CDLL(os.path.join(os.path.dirname(os.path.abspath(__file__)), "libPREFIX.so"))


def _function(name, result, *arguments):
    function = getattr(_library, "PREFIX_" + name)
    function.restype, function.argtypes = result, arguments
    return function


_pointer, _size, _text = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p
_handle = ctypes.POINTER(ctypes.c_void_p)
_error = _function("error", _text)


class Error(Exception):
    """What the library says is wrong."""


def _check(status):
    if status:
        raise Error(_error().decode())


def _array(name, values, dtype, *shape):
    """An array of this type and shape, of which None stands for any extent."""
    array = np.asarray(values, dtype=dtype, order="C")
    fits = array.ndim == len(shape) and all(e is None or e == f for e, f in zip(shape, array.shape))
    if not fits:
        expected = ", ".join("any" if e is None else str(e) for e in shape)
        raise ValueError(f"{name} has the shape {list(array.shape)} instead of [{expected}]")
    return array


def _address(array):
    return None if array is None else array.ctypes.data


class _Object:
    """Something of the library's, which is freed with this object."""

    _destroy = None

    def _create(self, function, *arguments):
        pointer = ctypes.c_void_p()
        _check(function(ctypes.byref(pointer), *arguments))
        self._pointer = pointer

    def __del__(self):
        if getattr(self, "_pointer", None):
            self._destroy(self._pointer)
            self._pointer = None


#: Which instructions the library uses on this machine.
instructions = _function("instructions", _text)().decode()

_parameter_count = _function("parameter_count", _size)()
_parameter_name = _function("parameter_name", _text, _size)
