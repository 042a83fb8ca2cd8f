"""A library beside which rnnc is measured: takes requests from standard input, a JSON object a line, and answers.

usage: peer.py torch|compile|jax|associative|ort|openvino|scipy THREADS

{"prepare": "lstm:train:256:256:32:64"}  -> {"prepared": true}
{"seconds": 0.3}                         -> {"times": [seconds per call, ...]}
{"memory": "lstm:train:256:256:32:64"}   -> {"bytes": what the process grew by}     (torch)
{"check": "lstm:train:64:64:16:64", "folder": "..."} -> {"loss": ..., "gradientNorm": ...}    (torch)

Anything that goes wrong is answered with {"error": "..."}.
"""
import importlib
import json
import os
import sys

name, threads = sys.argv[1], int(sys.argv[2])

# Libraries read these when they are loaded. A thread alone stays where it is.
for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = str(threads)
if threads == 1:
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
os.environ["TORCHINDUCTOR_COMPILE_THREADS"] = "1"

from case import Case
from samples import Samples

# What libraries print goes elsewhere than the answers.
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)


class Peer:
    def __init__(self, name, threads):
        self.library = importlib.import_module(f"{name}_peer")
        self.threads = threads
        self.samples = None

    def answer(self, request):
        match request:
            case {"prepare": text}:
                self.samples = None
                self.samples = Samples(self.library.prepare(Case.parse(text), self.threads))
                return {"prepared": True}
            case {"seconds": seconds}:
                return {"times": self.samples.take(seconds)}
            case {"memory": text}:
                return {"bytes": self.library.memory(Case.parse(text), self.threads)}
            case {"check": text, "folder": folder}:
                return self.library.check(Case.parse(text), folder)


peer = Peer(name, threads)
for line in sys.stdin:
    try:
        answer = peer.answer(json.loads(line))
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"[:300]}
    print(json.dumps(answer), file=answers, flush=True)
