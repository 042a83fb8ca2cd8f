"""The example's language model in PyTorch: a training step with Adam, clipping and carried states,
and texts that it makes up."""
import torch

VOCABULARY = 96


def call(case, compiled):
    return training_step(case, compiled) if case.is_training else generation(case, compiled)


def generation(case, compiled):
    """Makes up a text, token by token."""
    embedding = torch.nn.Embedding(VOCABULARY, case.inputs)
    lstm = torch.nn.LSTMCell(case.inputs, case.hidden)
    dense = torch.nn.Linear(case.hidden, VOCABULARY)
    token = torch.zeros(1, dtype=torch.long)
    states = (torch.zeros(1, case.hidden),) * 2
    # Either is the faster one there.
    draw = exponential_race if compiled is torch.compile else multinomial

    @compiled
    def next_token(token, states):
        states = lstm(embedding(token), states)
        return draw(torch.softmax(dense(states[0]) / 0.8, -1)), states

    def step():
        nonlocal token, states
        with torch.inference_mode():
            token, states = next_token(token, states)

    return step


def multinomial(probabilities):
    return torch.multinomial(probabilities, 1).squeeze(-1)


def exponential_race(probabilities):
    """Draws from the same distribution."""
    return (probabilities / torch.empty_like(probabilities).exponential_()).argmax(-1)


def training_step(case, compiled):
    embedding = torch.nn.Embedding(VOCABULARY, case.inputs)
    lstm = torch.nn.LSTM(case.inputs, case.hidden)
    dense = torch.nn.Linear(case.hidden, VOCABULARY)
    parameters = [*embedding.parameters(), *lstm.parameters(), *dense.parameters()]
    optimizer = torch.optim.Adam(parameters, lr=2e-3)
    tokens = torch.randint(VOCABULARY, (case.steps + 1, case.batch))
    states = (torch.zeros(1, case.batch, case.hidden),) * 2

    @compiled
    def loss(states):
        hidden, states = lstm(embedding(tokens[:-1]), states)
        logits = dense(hidden).flatten(0, 1)
        return torch.nn.functional.cross_entropy(logits, tokens[1:].flatten()), states

    @compiled
    def update():
        torch.nn.utils.clip_grad_norm_(parameters, 5)
        optimizer.step()

    def step():
        nonlocal states
        optimizer.zero_grad()
        value, states = loss(tuple(state.detach() for state in states))
        value.backward()
        update()

    return step
