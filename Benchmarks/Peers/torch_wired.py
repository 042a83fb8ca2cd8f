"""What stands around an LSTM in PyTorch: dropout, a convolution before it, and CTC behind it."""
import torch


def dropped(case, compiled):
    lstm = torch.nn.LSTM(case.inputs, case.hidden)
    x = torch.randn(case.steps, case.batch, case.inputs)
    g = torch.randn(case.steps, case.batch, case.hidden)
    dropout = torch.nn.Dropout(0.5)
    return training(lstm.parameters(), lambda: (dropout(lstm(dropout(x))[0]) * g).sum(), compiled)


def convolved(case, compiled):
    convolution = torch.nn.Conv1d(case.inputs, case.hidden, 5, stride=2)
    lstm = torch.nn.LSTM(case.hidden, case.hidden)
    x = torch.nn.functional.pad(torch.randn(case.batch, case.inputs, case.steps), (4, 0))
    wanted = torch.randn(case.batch, case.hidden)

    def loss():
        hidden, _ = lstm(torch.relu(convolution(x)).permute(2, 0, 1))
        return (hidden[-1] * wanted).sum()

    return training([*convolution.parameters(), *lstm.parameters()], loss, compiled)


def labeled(case, compiled):
    lstm, dense = torch.nn.LSTM(case.inputs, case.hidden), torch.nn.Linear(case.hidden, 32)
    x = torch.randn(case.steps, case.batch, case.inputs)
    labels = torch.randint(31, (case.batch, case.steps // 10))
    steps = torch.full((case.batch,), case.steps)
    counts = torch.full((case.batch,), case.steps // 10)

    def loss():
        logarithms = torch.log_softmax(dense(lstm(x)[0]), -1)
        return torch.nn.functional.ctc_loss(logarithms, labels, steps, counts, blank=31)

    return training([*lstm.parameters(), *dense.parameters()], loss, compiled)


def training(parameters, loss, compiled):
    parameters, loss = list(parameters), compiled(loss)

    def train():
        for parameter in parameters:
            parameter.grad = None
        loss().backward()

    return train


CALLS = {"dropped": dropped, "convolved": convolved, "labeled": labeled}
