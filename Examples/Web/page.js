'use strict';

(() => {
  const written = 240;  // characters that the model writes
  const element = (id) => document.getElementById(id);
  const [text, continuation, speed, temperature] = ['text', 'continuation', 'speed', 'temperature'].map(element);

  // What is in no vocabulary has the first number, if there is one for it.
  const special = (vocabulary.unknown ? 1 : 0) + (vocabulary.end ? 1 : 0);
  const numbers = new Map(vocabulary.tokens.map((token, index) => [token, index + special]));
  const space = numbers.get(' ') ?? 0;
  const classes = special + vocabulary.tokens.length;

  let model;
  // The state behind what was read last, so that of a longer text only the end is read.
  let reader;
  let read = '';
  let probabilities;
  let drawn = '';
  let timer;

  /** Reads a text, and gives a stream behind it and what the model expects there. */
  function readUpTo(given) {
    // A play begins on a new line.
    const whole = '\n' + given;
    if (reader === undefined || read === '' || !whole.startsWith(read)) {
      reader ??= model.stream();
      reader.reset();
      read = '';
    }
    for (const character of whole.slice(read.length)) {
      probabilities = Float32Array.from(reader.step(numbers.get(character) ?? space));
    }
    read = whole;
  }

  /** A token, drawn with probabilities that are sharpened by a temperature. */
  function draw(probabilities, temperature) {
    let total = 0;
    const weights = [];
    for (let token = 0; token < classes; token++) {
      const weight = token < special ? 0 : probabilities[token] ** (1 / temperature);
      weights.push(weight);
      total += weight;
    }
    let left = Math.random() * total;
    for (let token = special; token < classes; token++) {
      left -= weights[token];
      if (left < 0) return token;
    }
    return space;
  }

  function write() {
    const start = performance.now();
    readUpTo(text.value);
    const stream = reader.copy();
    let next = probabilities;
    drawn = '';
    while (drawn.length < written) {
      const token = draw(next, Number(temperature.value));
      drawn += vocabulary.tokens[token - special];
      next = stream.step(token);
    }
    stream.free();
    const milliseconds = performance.now() - start;
    const given = document.createElement('span');
    given.className = 'given';
    given.textContent = text.value.split('\n').at(-1);
    continuation.replaceChildren(given, drawn);
    speed.textContent = `${written} characters in ${milliseconds.toFixed(1)} ms`;
  }

  /** Writes when the keys are still for a moment: a screen reader is to read no half words. */
  function writeSoon() {
    clearTimeout(timer);
    timer = setTimeout(write, 120);
  }

  function takeWord() {
    const word = /^\s*\S+\s?/.exec(drawn)?.[0] ?? drawn;
    text.value += word;
    text.selectionStart = text.selectionEnd = text.value.length;
    text.scrollTop = text.scrollHeight;
    // What follows stays as it is, as long as there is enough of it.
    const rest = drawn.slice(word.length);
    if (rest.length < written / 2) return write();
    drawn = rest;
    continuation.firstChild.textContent = text.value.split('\n').at(-1);
    continuation.lastChild.textContent = drawn;
  }

  async function begin() {
    model = await CharLM.load();
    text.addEventListener('input', writeSoon);
    text.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowRight' || !event.ctrlKey || text.selectionEnd !== text.value.length) return;
      event.preventDefault();
      takeWord();
    });
    element('take').addEventListener('click', takeWord);
    element('again').addEventListener('click', write);
    temperature.addEventListener('input', () => {
      element('daring').textContent = Number(temperature.value).toFixed(2);
      writeSoon();
    });
    text.selectionStart = text.selectionEnd = text.value.length;
    write();
  }

  if (typeof CharLM === 'undefined' || typeof vocabulary === 'undefined') {
    speed.textContent = 'The model is not there yet: run the script “build” of this folder.';
  } else {
    begin().catch((error) => {
      speed.textContent = `The model cannot be loaded: ${error.message}`;
    });
  }
})();
