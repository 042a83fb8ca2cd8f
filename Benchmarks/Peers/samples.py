"""Times of calls."""
import time


class Samples:
    SHORTEST = 50e-6  # seconds: long enough for the clock
    MOST = 2000

    def __init__(self, call):
        """Warms up, and finds out how many calls make a sample."""
        self.call, self.calls = call, 1
        call()
        call()
        while self.sample() * self.calls < self.SHORTEST:
            self.calls *= 2

    def sample(self):
        start = time.perf_counter()
        for _ in range(self.calls):
            self.call()
        return (time.perf_counter() - start) / self.calls

    def take(self, seconds):
        end = time.perf_counter() + seconds
        times = [self.sample()]
        while time.perf_counter() < end and len(times) < self.MOST:
            times.append(self.sample())
        return times
