"""The example's language model in PyTorch: a training step with Adam, clipping and carried states,
and texts that it makes up."""
import torch

VOCABULARY = 96


def generation(case):
    """Makes up a text, token by token."""
    embedding = torch.nn.Embedding(VOCABULARY, case.inputs)
    lstm = torch.nn.LSTM(case.inputs, case.hidden)
    dense = torch.nn.Linear(case.hidden, VOCABULARY)
    token = torch.zeros(1, 1, dtype=torch.long)
    states = (torch.zeros(1, 1, case.hidden),) * 2

    def step():
        nonlocal token, states
        with torch.inference_mode():
            hidden, states = lstm(embedding(token), states)
            probabilities = torch.softmax(dense(hidden[0, 0]) / 0.8, -1)
            token = torch.multinomial(probabilities, 1).view(1, 1)

    return step


def training_step(case):
    embedding = torch.nn.Embedding(VOCABULARY, case.inputs)
    lstm = torch.nn.LSTM(case.inputs, case.hidden)
    dense = torch.nn.Linear(case.hidden, VOCABULARY)
    parameters = [*embedding.parameters(), *lstm.parameters(), *dense.parameters()]
    optimizer = torch.optim.Adam(parameters, lr=2e-3)
    tokens = torch.randint(VOCABULARY, (case.steps + 1, case.batch))
    states = (torch.zeros(1, case.batch, case.hidden),) * 2

    def step():
        nonlocal states
        optimizer.zero_grad()
        hidden, states = lstm(embedding(tokens[:-1]), tuple(state.detach() for state in states))
        logits = dense(hidden).flatten(0, 1)
        torch.nn.functional.cross_entropy(logits, tokens[1:].flatten()).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 5)
        optimizer.step()

    return step
