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

    def forward(self, source, given, padding):
        memory, _ = self.encoder(self.source(source))
        keys = self.key(memory)
        h = torch.tanh(self.first(memory[-1]))
        decoded = []
        for x in self.given(given):
            scores = self.score(torch.tanh(self.query(h) + keys)).squeeze(-1)
            weights = torch.softmax(scores.masked_fill(padding, float("-inf")), 0)
            summary = (weights.unsqueeze(-1) * memory).sum(0)
            h = self.cell(torch.cat([x, summary], -1), h)
            decoded.append(torch.cat([h, summary], -1))
        return self.outputs(torch.stack(decoded))


def call(case):
    model = Translator(case.inputs, case.hidden)
    source, given, following = (torch.randint(VOCABULARY, (case.steps, case.batch)) for _ in range(3))
    padding = torch.zeros(case.steps, case.batch, dtype=torch.bool)

    def train():
        for parameter in model.parameters():
            parameter.grad = None
        logits = model(source, given, padding).flatten(0, 1)
        torch.nn.functional.cross_entropy(logits, following.flatten()).backward()

    def infer():
        with torch.inference_mode():
            return torch.softmax(model(source, given, padding), -1)

    return train if case.is_training else infer
