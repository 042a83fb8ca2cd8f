"""An encoder and a decoder with additive attention in PyTorch: its GRU, and the decoder step by step."""
import torch

VOCABULARY = 1000


class Translator(torch.nn.Module):
    def __init__(self, inputs, hidden):
        super().__init__()
        self.source = torch.nn.Embedding(VOCABULARY, inputs)
        self.given = torch.nn.Embedding(VOCABULARY, inputs)
        self.encoder = torch.nn.GRU(inputs, hidden // 2, bidirectional=True)
        self.first = torch.nn.Linear(hidden, hidden)
        self.query = torch.nn.Linear(hidden, hidden, bias=False)
        self.key = torch.nn.Linear(hidden, hidden, bias=False)
        self.score = torch.nn.Linear(hidden, 1, bias=False)
        self.cell = torch.nn.GRUCell(inputs + hidden, hidden)
        self.outputs = torch.nn.Linear(2 * hidden, VOCABULARY)

    def encode(self, source):
        """What is looked at, its keys, and the decoder's first state."""
        memory, _ = self.encoder(self.source(source))
        return memory, self.key(memory), torch.tanh(self.first(memory[-1]))

    def step(self, x, h, memory, keys, padding=None):
        """The next state, and what the outputs are computed from."""
        scores = self.score(torch.tanh(self.query(h) + keys)).squeeze(-1)
        if padding is not None:
            scores = scores.masked_fill(padding, float("-inf"))
        summary = (torch.softmax(scores, 0).unsqueeze(-1) * memory).sum(0)
        h = self.cell(torch.cat([x, summary], -1), h)
        return h, torch.cat([h, summary], -1)

    def forward(self, source, given, padding):
        memory, keys, h = self.encode(source)
        decoded = []
        for x in self.given(given):
            h, output = self.step(x, h, memory, keys, padding)
            decoded.append(output)
        return self.outputs(torch.stack(decoded))


def call(case, compiled):
    model = Translator(case.inputs, case.hidden)
    return stepping(case, model, compiled) if case.mode == "step" else sequences(case, model, compiled)


def stepping(case, model, compiled):
    """The most probable word again and again, behind what was encoded before."""
    with torch.inference_mode():
        memory, keys, h = model.encode(torch.randint(VOCABULARY, (case.steps, case.batch)))
    word = torch.zeros(case.batch, dtype=torch.long)

    @compiled
    def decode(word, h):
        h, decoded = model.step(model.given(word), h, memory, keys)
        probabilities = torch.softmax(model.outputs(decoded), -1)
        return probabilities.argmax(-1), h, probabilities

    def step():
        nonlocal word, h
        with torch.inference_mode():
            word, h, _ = decode(word, h)

    return step


def sequences(case, model, compiled):
    source, given, following = (torch.randint(VOCABULARY, (case.steps, case.batch)) for _ in range(3))
    padding = torch.zeros(case.steps, case.batch, dtype=torch.bool)
    # To compile all steps at once takes minutes.
    model.step = compiled(model.step)

    def train():
        for parameter in model.parameters():
            parameter.grad = None
        logits = model(source, given, padding).flatten(0, 1)
        torch.nn.functional.cross_entropy(logits, following.flatten()).backward()

    def infer():
        with torch.inference_mode():
            return torch.softmax(model(source, given, padding), -1)

    return train if case.is_training else infer
